import type { Bridge } from '../../bridge/contract.ts';

/** Texts that outlive a restart; read at once from memory, written through the bridge. */
export type Kept = {
  read(key: string): string | null;
  /** Keys that begin with `prefix`. */
  keys(prefix: string): string[];
  write(key: string, value: string | null): void;
  /** Calls back after another window changed a text; returns the way to stop. */
  watch(onChange: (key: string) => void): () => void;
  /** Reads everything again, after the bridge forgot what belonged to a session. */
  reload(): Promise<void>;
};

/** Everything kept so far, ready to be read without waiting. */
export async function openKept(bridge: Bridge): Promise<Kept> {
  const read = async () => new Map(Object.entries((await bridge.call('readKept', {})).entries));
  let held = await read();
  const watchers = new Set<(key: string) => void>();
  const put = (key: string, value: string | null) => {
    if (value === null) held.delete(key);
    else held.set(key, value);
  };
  bridge.on('keptElsewhere', ({ key, value }) => {
    put(key, value);
    for (const watcher of watchers) watcher(key);
  });
  return {
    read: (key) => held.get(key) ?? null,
    keys: (prefix) => [...held.keys()].filter((key) => key.startsWith(prefix)),
    write(key, value) {
      if (held.get(key) === (value ?? undefined)) return;
      put(key, value);
      void bridge.call('keep', { key, value });
    },
    watch(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    async reload() {
      held = await read();
    },
  };
}
