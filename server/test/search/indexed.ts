import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import type { Database } from '../../src/db/open.ts';
import { indexNext } from '../../src/search/indexing/index-next.ts';

/** Whether everything that can be searched is in the index. */
export async function isIndexed(db: Database): Promise<boolean> {
  const { rows } = await sql<{ isRest: boolean }>`
    with everywhere as materialized (select set_config('deskbell.sites', '*', true))
    select exists (select from everywhere, search_tail()) as "isRest"`.execute(db);
  return rows[0]?.isRest === false;
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
