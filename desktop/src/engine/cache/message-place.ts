/**
 * Gives messages their places: whole numbers that grow by 256 a second, small enough for the indexes to stay small.
 * Where a place is taken, the next try goes behind the last one of the same moment, since imports put many into one.
 */
export function createPlaces() {
  let moment = Number.NaN;
  let last = 0;
  return {
    next(createdAt: string): number {
      const asked = Math.floor((Date.parse(createdAt) || 0) * 0.256);
      last = asked === moment ? last + 1 : asked;
      moment = asked;
      return last;
    },
  };
}
