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
