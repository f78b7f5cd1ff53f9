const maxRemembered = 10_000;

/**
 * Gives messages their places: whole numbers that grow by 256 a second, small enough for the indexes to stay small.
 * Of those who want the same, the later ones go behind. A place that proves taken is asked for again, and not given twice.
 */
export function createPlaces() {
  const next = new Map<number, number>();

  /** The first place from here on that was not given, with the way there cut short for whoever comes next. */
  function findFree(asked: number): number {
    let free = asked;
    for (let at = next.get(free); at !== undefined; at = next.get(free)) free = at;
    for (let at = asked; at < free; ) {
      const after = next.get(at) ?? free;
      next.set(at, free);
      at = after;
    }
    return free;
  }

  return {
    give(createdAt: string): number {
      if (next.size > maxRemembered) next.clear();
      const place = findFree(Math.floor((Date.parse(createdAt) || 0) * 0.256));
      next.set(place, place + 1);
      return place;
    },
  };
}
