import type { Clock } from '@deskbell/shared/sync/clock';
import { systemClock } from '@deskbell/shared/sync/system-clock';

/** How fast the time of engines runs, which may be changed on the way; it never goes back. */
export class Pace {
  #speed: number;
  #from = Date.now();
  #reached = Date.now();

  constructor(speed: number) {
    this.#speed = speed;
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#reached = this.now();
    this.#from = Date.now();
    this.#speed = speed;
  }

  now(): number {
    return this.#reached + (Date.now() - this.#from) * this.#speed;
  }

  clock(): Clock {
    return {
      now: () => this.now(),
      after: (ms, run) => systemClock.after(ms / this.#speed, run),
      random: () => Math.random(),
    };
  }
}
