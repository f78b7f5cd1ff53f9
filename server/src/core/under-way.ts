/** Counts what is being carried out, so that a server that stops can wait for it. */
export class UnderWay {
  #count = 0;
  #waiting = new Set<() => void>();

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

  /** Settles once nothing is under way. */
  whenNone(): Promise<void> {
    if (this.#count === 0) return Promise.resolve();
    return new Promise((resolve) => void this.#waiting.add(resolve));
  }
}
