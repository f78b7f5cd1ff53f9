import type { Clock } from './clock.ts';

/** A clock whose running timers can be cancelled together. */
export type Timers = Clock & { cancelAll(): void };

export function createTimers(clock: Clock): Timers {
  const cancels = new Set<() => void>();
  return {
    now: () => clock.now(),
    random: () => clock.random(),
    after(ms, run) {
      const cancel = () => {
        cancels.delete(cancel);
        stop();
      };
      const stop = clock.after(ms, () => {
        cancels.delete(cancel);
        run();
      });
      cancels.add(cancel);
      return cancel;
    },
    cancelAll() {
      for (const cancel of [...cancels]) cancel();
    },
  };
}
