import type { Batch, Store } from '@deskbell/shared/sync/store';
import { lockOf } from './file-names.ts';
import { holdFile, type SetAside } from './held-file.ts';
import { loadRows } from './load.ts';
import { openLock } from './open.ts';
import type { Found, SearchQuery } from './search.ts';
import { createTidy } from './tidy.ts';

/** The console's offline cache: a store of the sync engine that can be searched as well. */
export type CacheStore = Store & { search(query: SearchQuery): Promise<Found> };

export type CacheOptions = {
  /** Told when a file was damaged or of a later version and a new one took its place. */
  onSetAside?: (told: SetAside) => void;
  /** Told what went wrong while nobody was waiting for it; the console's log, if left out. */
  onTrouble?: (error: unknown) => void;
};

/** Another process has the cache. */
export class AlreadyOpen extends Error {
  override name = 'AlreadyOpen';
}

/**
 * Opens the cache at a path, or makes it. One process at a time may have it.
 *
 * @throws {AlreadyOpen} where another process has it; anything else where the disk does not give it
 */
export function openCacheStore(path: string, options: CacheOptions = {}): CacheStore {
  const lock = openLock(lockOf(path));
  if (!lock)
    throw new AlreadyOpen(`${path} is already open: only one Deskbell at a time may use it.`);
  // A cursor must never pass rows that went with a damaged file: the next start then asks for all of them.
  let isBehind = false;
  let isOpen = true;
  const held = holdOrRelease();
  const tidy = createTidy(held, options.onTrouble ?? console.error);
  tidy.schedule();

  function holdOrRelease() {
    try {
      return holdFile(path, (told) => {
        isBehind = true;
        options.onSetAside?.(told);
      });
    } catch (error) {
      lock?.close();
      throw error;
    }
  }

  return {
    load: async () => held.use(({ tables }) => loadRows(tables)),
    async commit(batch) {
      const hasErased = held.use(({ commit }) =>
        commit(isBehind && !batch.isFresh ? withoutCursor(batch) : batch),
      );
      tidy.noteWork();
      if (batch.isFresh) isBehind = false;
      if (hasErased) tidy.schedule();
    },
    messages: async (conversationId, { before = Number.MAX_SAFE_INTEGER, limit }) =>
      held.use(({ tables }) => tables.messages.page(conversationId, before, limit)),
    search: async (query) => held.use(({ search }) => search(query)),
    // Nobody else writes here.
    watch: () => () => undefined,
    wipe: async () => held.renew(),
    async close() {
      if (!isOpen) return;
      isOpen = false;
      tidy.stop();
      held.close();
      lock.close();
    },
  };
}

function withoutCursor({ cursor: _, ...rows }: Batch): Batch {
  return rows;
}
