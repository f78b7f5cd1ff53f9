import { setTimeout as sleep } from 'node:timers/promises';

/** The least time from one departure to the next, in ms. */
const leastGapMs = 250;
/** What is dear leaves more seldom: it may take this part of the time. */
const largestShare = 0.1;

/**
 * Shares what many ask for. Whoever asks gets what is read after they asked, so nobody sees a state from before their
 * own change; those who ask while one reading is under way, or too soon after, wait for the next one together.
 */
export class Departures<Value> {
  #read: () => Promise<Value>;
  #next: Promise<Value> | null = null;
  #before: Promise<unknown> = Promise.resolve();
  #notBefore = 0;

  constructor(read: () => Promise<Value>) {
    this.#read = read;
  }

  /** @throws whatever the reading failed with; the next one is another try */
  next(): Promise<Value> {
    if (this.#next) return this.#next;
    const mine = this.#depart();
    this.#next = mine;
    // Its failure is for those who asked; who comes next only waits for it to be over.
    this.#before = mine.catch(() => undefined);
    return mine;
  }

  async #depart(): Promise<Value> {
    await this.#before;
    const waitMs = this.#notBefore - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    this.#next = null;
    const startedAt = performance.now();
    try {
      return await this.#read();
    } finally {
      const tookMs = performance.now() - startedAt;
      this.#notBefore = startedAt + Math.max(leastGapMs, tookMs / largestShare);
    }
  }
}
