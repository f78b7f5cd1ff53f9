import type { ErrorBody } from '@deskbell/shared/error';

/** How many commands may be under way at once; past it memory would grow for what nobody can answer in time. */
const mostUnderWay = 10_000;

/** What whoever asks is told while it is full. */
export const overloaded: ErrorBody = {
  code: 'unavailable',
  message: 'more is asked than can be answered just now',
  retryAfterMs: 1_000,
};

/** Counts what is being carried out, so that a server that stops can wait for it, and one with too much can say so. */
export class UnderWay {
  #most: number;
  #count = 0;
  #waiting = new Set<() => void>();

  constructor(most = mostUnderWay) {
    this.#most = most;
  }

  /** Counts this work until it is settled; hands its outcome on. */
  add<Value>(work: Promise<Value>): Promise<Value> {
    this.#count += 1;
    return work.finally(() => {
      this.#count -= 1;
      if (this.#count > 0) return;
      for (const tell of this.#waiting) tell();
      this.#waiting.clear();
    });
  }

  get count(): number {
    return this.#count;
  }

  get isFull(): boolean {
    return this.#count >= this.#most;
  }

  /** Settles once nothing is under way. */
  whenNone(): Promise<void> {
    if (this.#count === 0) return Promise.resolve();
    return new Promise((resolve) => void this.#waiting.add(resolve));
  }
}
