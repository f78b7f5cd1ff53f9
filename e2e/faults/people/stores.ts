import { join } from 'node:path';
import { indexedDbStore } from '@deskbell/shared/sync/indexed-db-store';
import type { BrowserStorage } from '@deskbell/shared/sync/indexed-db-types';
import { memoryStore } from '@deskbell/shared/sync/memory-store';
import type { PageStorage } from '@deskbell/shared/sync/page-storage';
import { pageStore } from '@deskbell/shared/sync/page-store';
import type { Store } from '@deskbell/shared/sync/store';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { openCacheStore } from '../../../desktop/src/engine/cache/open-store.ts';
import type { StoreKind } from '../plan/cast.ts';
import type { Life } from './life.ts';

/** Something that keeps what clients keep, and outlives them where its kind does. */
export type Shelf = {
  open(life: Life): Store;
  /** How many messages of a conversation it keeps. */
  keptMessages: number;
  isDurable: boolean;
};

const everything = Number.POSITIVE_INFINITY;

/** @param key those of one kind with the same key share what they keep */
export function shelfFor(kind: StoreKind, place: { key: string; folder: string }): Shelf {
  return shelves[kind](place);
}

const shelves: Record<StoreKind, (place: { key: string; folder: string }) => Shelf> = {
  memory: () => ({
    open: (life) => life.store(memoryStore()),
    keptMessages: everything,
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
  'indexed-db'({ key }) {
    const indexedDB = new IDBFactory();
    const browser = { indexedDB, IDBKeyRange, BroadcastChannel } as unknown as BrowserStorage;
    return {
      open: (life) => life.store(indexedDbStore(key, browser)),
      keptMessages: everything,
      isDurable: true,
    };
  },
  sqlite({ key, folder }) {
    let last: Store | null = null;
    return {
      open(life) {
        // What is committed is on the disk already; closing only lets go of the file, as a process does that dies.
        void last?.close();
        last = openCacheStore(join(folder, `${key}.sqlite`));
        return life.store(last);
      },
      keptMessages: everything,
      isDurable: true,
    };
  },
};

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
