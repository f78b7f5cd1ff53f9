import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../db/open.ts';

/** Says that this server is alive, and answers which others are: those seen within `aliveMs`. */
export async function beat(db: Database, id: string, aliveMs: number): Promise<string[]> {
  await db
    .insertInto('servers')
    .values({ id })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: sql`now()` }))
    .execute();
  const others = await db
    .selectFrom('servers')
    .select('id')
    .where('id', '!=', id)
    .where('seen_at', '>', sql<Date>`now() - make_interval(secs => ${aliveMs / 1_000})`)
    .execute();
  return others.map((row) => row.id);
}

/** Takes a server that stops off the list, and with it those that were killed long ago. */
export async function leave(db: Database, id: string): Promise<void> {
  await db
    .deleteFrom('servers')
    .where((row) =>
      row.or([row('id', '=', id), row('seen_at', '<', sql<Date>`now() - interval '1 hour'`)]),
    )
    .execute();
}

/** A name for this database that no other has, a copy of it in another place included. */
export async function databaseName(db: Database, secret: Uint8Array): Promise<string> {
  const { rows } = await sql<{ place: string }>`
    select system_identifier || ':' || (select oid from pg_database where datname = current_database()) as place
    from pg_control_system()`.execute(db);
  return createHash('sha256')
    .update(secret)
    .update(rows[0]?.place ?? '')
    .digest('hex')
    .slice(0, 16);
}
