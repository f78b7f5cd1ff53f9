import type { PageStorage } from '../../src/sync/page-storage.ts';

/** The storage of one origin, as several tabs see it: each hears what the others change, as browsers tell it. */
export class OriginStorage {
  readonly items = new Map<string, string>();
  /** How many characters fit. */
  quota = Number.POSITIVE_INFINITY;
  readonly #tabs = new Map<PageStorage, Set<(key: string) => void>>();

  tab(): PageStorage {
    const listeners = new Set<(key: string) => void>();
    const storage: PageStorage = {
      getItem: (key) => this.items.get(key) ?? null,
      setItem: (key, value) => {
        const held = this.items.get(key);
        if (this.#size() - (held?.length ?? 0) + value.length > this.quota)
          throw new DOMException('the storage is full', 'QuotaExceededError');
        this.items.set(key, value);
        if (held !== value) this.#tell(storage, key);
      },
      removeItem: (key) => {
        if (this.items.delete(key)) this.#tell(storage, key);
      },
      keys: () => [...this.items.keys()],
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    this.#tabs.set(storage, listeners);
    return storage;
  }

  #size(): number {
    return [...this.items.values()].reduce((sum, { length }) => sum + length, 0);
  }

  #tell(by: PageStorage, key: string): void {
    for (const [tab, listeners] of this.#tabs)
      if (tab !== by) for (const listener of listeners) queueMicrotask(() => listener(key));
  }
}
