/** Time and timers as an argument, so that tests own them. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once later; returns the way to cancel. */
  after(ms: number, run: () => void): () => void;
  /** In [0, 1). */
  random(): number;
};
