import type { Clock } from './clock.ts';

type Timers = {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
};
const timers = globalThis as unknown as Timers;

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = timers.setTimeout(run, ms);
    return () => timers.clearTimeout(timer);
  },
  random: () => Math.random(),
};
