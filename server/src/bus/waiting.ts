/** How much may wait, in characters; past it all that waits is dropped, and everyone has to catch up instead. */
const mostChars = 1_000_000;
const mostAtOnce = 200;

/** What waits to be carried, in order and within a bound. */
export class Waiting {
  #payloads: string[] = [];
  #chars = 0;

  get isEmpty(): boolean {
    return this.#payloads.length === 0;
  }

  add(payload: string): void {
    if (this.#chars + payload.length > mostChars) {
      this.#payloads = [];
      this.#chars = 0;
    }
    this.#payloads.push(payload);
    this.#chars += payload.length;
  }

  /** The next to be carried; `settle` once they are, else they stay. */
  take(): { payloads: string[]; settle(): void } {
    const from = this.#payloads;
    const payloads = from.slice(0, mostAtOnce);
    return {
      payloads,
      settle: () => {
        // What was dropped meanwhile, to make room, is not there to be forgotten.
        if (this.#payloads !== from) return;
        for (const { length } of from.splice(0, payloads.length)) this.#chars -= length;
      },
    };
  }
}
