import type { Clock } from '../core/clock.ts';

type Parts<Value> = {
  clock: Clock;
  /** What stands for both of two values of one key, the second told later. */
  join(held: Value, come: Value): Value;
  /** Sends what was gathered; answers how long to gather before the next time, in ms. */
  send(values: Value[]): number;
};

/**
 * Gathers what changes often and sends it seldom: the first of a burst at the end of its turn of the event loop, what
 * follows together, one value a key, once the window is over. The last value of a key always leaves.
 */
export class Gathered<Value> {
  #parts: Parts<Value>;
  #waiting = new Map<string, Value>();
  #isOpen = false;
  #cancel: () => void = () => undefined;

  constructor(parts: Parts<Value>) {
    this.#parts = parts;
  }

  add(key: string, value: Value): void {
    const held = this.#waiting.get(key);
    this.#waiting.set(key, held === undefined ? value : this.#parts.join(held, value));
    if (this.#isOpen) return;
    this.#isOpen = true;
    // Not at once: the messages of one commit are told one after the other.
    const soon = setImmediate(() => this.flush());
    this.#cancel = () => clearImmediate(soon);
  }

  /** Sends what waits, before its time. */
  flush(): void {
    this.#cancel();
    this.#isOpen = this.#waiting.size > 0;
    if (!this.#isOpen) return;
    const values = [...this.#waiting.values()];
    this.#waiting.clear();
    const windowMs = this.#parts.send(values);
    this.#cancel = this.#parts.clock.after(windowMs, () => this.flush());
  }

  /** Sends what waits, and ends the window: whatever comes after this, at the very end, leaves at once again. */
  close(): void {
    this.flush();
    this.#cancel();
    this.#isOpen = false;
  }
}
