import { indexedDbStore } from '@deskbell/shared/sync/indexed-db-store';
import type { BrowserStorage } from '@deskbell/shared/sync/indexed-db-types';
import { memoryStore } from '@deskbell/shared/sync/memory-store';
import type { PageStorage } from '@deskbell/shared/sync/page-storage';
import { pageStore } from '@deskbell/shared/sync/page-store';
import type { Store } from '@deskbell/shared/sync/store';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { StoreKind } from '../plan/cast.ts';
import type { Life } from './life.ts';

/** Something that keeps what clients keep, and outlives them where its kind does. */
export type Shelf = {
  open(life: Life): Store;
  /** How many messages of a conversation it keeps. */
  keptMessages: number;
  isDurable: boolean;
};

const shelves: Record<Exclude<StoreKind, 'sqlite'>, (key: string) => Shelf> = {
  memory: () => ({
    open: (life) => life.store(memoryStore()),
    keptMessages: Number.POSITIVE_INFINITY,
    isDurable: false,
  }),
  page() {
    const origin = new Origin();
    return {
      open: (life) => life.store(pageStore(origin.tab(life))),
      keptMessages: 50,
      isDurable: true,
    };
  },
  'indexed-db'(key) {
    const browser = {
      indexedDB: new IDBFactory(),
      IDBKeyRange,
      BroadcastChannel,
    } as unknown as BrowserStorage;
    return {
      open: (life) => life.store(indexedDbStore(key, browser)),
      keptMessages: Number.POSITIVE_INFINITY,
      isDurable: true,
    };
  },
};

/** The kinds of store there are here. */
export const availableKinds: StoreKind[] = ['page', 'memory', 'indexed-db'];

export function shelfFor(kind: StoreKind, key: string): Shelf {
  if (kind === 'sqlite') throw new Error('there is no SQLite store here');
  return shelves[kind](key);
}

/** The storage of one origin. A tab that crashes writes nothing more, in the middle of a commit too. */
class Origin {
  readonly #items = new Map<string, string>();
  readonly #tabs = new Map<Life, Set<(key: string) => void>>();

  tab(life: Life): PageStorage {
    const listeners = new Set<(key: string) => void>();
    this.#tabs.set(life, listeners);
    const write = (key: string, change: () => void) =>
      life.step(async () => {
        await new Promise((resolve) => setImmediate(resolve));
        if (life.isOver) return;
        change();
        this.#tell(life, key);
      });
    return {
      getItem: (key) => this.#items.get(key) ?? null,
      setItem: (key, value) => write(key, () => this.#items.set(key, value)),
      removeItem: (key) => write(key, () => this.#items.delete(key)),
      keys: () => [...this.#items.keys()],
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }

  #tell(by: Life, key: string): void {
    const heard = [...this.#tabs].filter(([life]) => life !== by && !life.isOver);
    for (const listener of heard.flatMap(([, listeners]) => [...listeners]))
      queueMicrotask(() => listener(key));
  }
}
