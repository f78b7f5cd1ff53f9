import { memoryStore } from '../../src/sync/memory-store.ts';
import type { Store } from '../../src/sync/store.ts';
import type { FakeClock } from './fake-clock.ts';

export type SlowStore = Store & {
  /** Tells who follows the store that another tab has changed it. */
  tell(): void;
};

/** A store whose every call takes time before and after it is done, as a disk under load does. */
export function slowStore(clock: FakeClock, nextMs: () => number): SlowStore {
  const kept = memoryStore();
  const listeners = new Set<() => void>();
  const pass = () => new Promise<void>((resolve) => void clock.after(nextMs(), resolve));
  const slowly = async <Value>(step: () => Promise<Value>): Promise<Value> => {
    await pass();
    const value = await step();
    await pass();
    return value;
  };
  return {
    load: () => slowly(() => kept.load()),
    commit: (batch) => slowly(() => kept.commit(batch)),
    messages: (...query) => slowly(() => kept.messages(...query)),
    watch(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    wipe: () => slowly(() => kept.wipe()),
    close: () => kept.close(),
    tell() {
      for (const listener of listeners) listener();
    },
  };
}
