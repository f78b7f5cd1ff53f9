import { sql } from 'kysely';
import type { Database } from '../../db/open.ts';

export type Tries = { key: string; tries: number; expires_at: Date };

/** Counts one more try for each key, from 1 where the last window is over; answers how many there are. */
export async function countTry(
  db: Database,
  keys: readonly string[],
  { now, until }: { now: Date; until: Date },
): Promise<Tries[]> {
  // Sorted, or two sign-ins at once could each hold the row that the other waits for.
  const rows = [...keys].sort().map((key) => ({ key, tries: 1, expires_at: until }));
  return db
    .insertInto('sign_in_tries')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        tries: sql`case when sign_in_tries.expires_at > ${now} then sign_in_tries.tries + 1 else 1 end`,
        expires_at: sql`case when sign_in_tries.expires_at > ${now} then sign_in_tries.expires_at else excluded.expires_at end`,
      }),
    )
    .returningAll()
    .execute();
}

/** Takes one try of a key back. */
export async function takeBackTry(db: Database, key: string): Promise<void> {
  await db
    .updateTable('sign_in_tries')
    .set((row) => ({ tries: row('tries', '-', 1) }))
    .where('key', '=', key)
    .where('tries', '>', 0)
    .execute();
}

/** Forgets the tries of a key, and those of all whose window is over. */
export async function deleteTries(db: Database, key: string, now: Date): Promise<void> {
  await db
    .deleteFrom('sign_in_tries')
    .where((row) => row.or([row('key', '=', key), row('expires_at', '<=', now)]))
    .execute();
}
