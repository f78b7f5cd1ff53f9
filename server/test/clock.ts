import type { Clock } from '../src/core/clock.ts';

/** A clock that runs with the real one and can be put forward; what was due by then runs at once. */
export class TestClock implements Clock {
  #ahead = 0;
  #timers = new Set<{ due: number; run: () => void }>();

  now(): Date {
    return new Date(Date.now() + this.#ahead);
  }

  after(ms: number, run: () => void): () => void {
    const timer = { due: this.now().getTime() + ms, run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  advance(ms: number): void {
    this.#ahead += ms;
    const now = this.now().getTime();
    for (const timer of [...this.#timers].sort((one, other) => one.due - other.due))
      if (timer.due <= now && this.#timers.delete(timer)) timer.run();
  }
}
