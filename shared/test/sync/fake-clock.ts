import type { Clock } from '../../src/sync/clock.ts';

export type FakeClock = Clock & {
  /** What `random` answers next. */
  chance: number;
  /** Lets time pass, running what falls due, and what follows from it, in order. */
  advance(ms: number): Promise<void>;
  /** How many timers are set. */
  readonly waiting: number;
};

/** Lets everything that needs no time happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export function fakeClock(): FakeClock {
  let now = Date.parse('2026-01-05T09:00:00.000Z');
  let timers: { at: number; run: () => void }[] = [];
  const clock: FakeClock = {
    chance: 0.5,
    now: () => now,
    random: () => clock.chance,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.run();
        await settle();
      }
      now = end;
    },
    get waiting() {
      return timers.length;
    },
  };
  return clock;
}
