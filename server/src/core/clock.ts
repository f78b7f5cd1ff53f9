/** Time as an argument, so that tests own it. */
export type Clock = {
  now(): Date;
  /** Runs once later; returns the way to cancel. */
  after(ms: number, run: () => void): () => void;
};

export const systemClock: Clock = {
  now: () => new Date(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Shows the time it was first read at from then on: what one command writes happened at one time. */
export function standing(clock: Clock): Clock {
  let read: Date | null = null;
  return {
    now() {
      read ??= clock.now();
      return new Date(read);
    },
    after: (ms, run) => clock.after(ms, run),
  };
}
