import { sql } from 'kysely';
import type { Database } from './open.ts';

/** Any number that nothing else in the database locks by. */
const lockId = 7_310_924;

/** Runs work in one transaction that no other server's runs beside, so that what it looks at stays so until it ends. */
export async function oneAtATime<Value>(
  db: Database,
  work: (db: Database) => Promise<Value>,
): Promise<Value> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${lockId})`.execute(transaction);
    return work(transaction);
  });
}
