import { expect, vi } from 'vitest';
import type { Database } from '../../src/db/open.ts';
import { indexNext } from '../../src/search/indexing/index-next.ts';
import { findReached } from '../../src/search/store.ts';

/** Whether everything that can be searched is in the index. */
export async function isIndexed(db: Database): Promise<boolean> {
  const { more } = await findReached(db);
  return Object.values(more).every((hasMore) => !hasMore);
}

/**
 * Brings everything into the index. Whatever else runs on the same PostgreSQL may hold the change feed back for a
 * moment.
 */
export async function indexAll(db: Database): Promise<void> {
  await vi.waitFor(
    async () => {
      await indexNext(db);
      expect(await isIndexed(db)).toBe(true);
    },
    { timeout: 10_000, interval: 20 },
  );
}
