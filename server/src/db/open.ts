import { Kysely, type LogEvent, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { isDiskFull, watchPool } from './pool-watch.ts';
import { preparing } from './prepared.ts';
import type { Tables } from './tables/tables.ts';

export type Database = Kysely<Tables>;

/**
 * A pool of connections to Postgres. Nothing is opened until the first query.
 * A transaction left idle is ended after 10 s, because it would hold the change feed back for everyone.
 * @param log hears every statement
 */
export function openDatabase(
  url: string,
  poolSize: number,
  log?: (event: LogEvent) => void,
): Database {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    statement_timeout: 30_000,
    application_name: 'deskbell',
  });
  // A connection that dies while idle, in the pool or between two queries of a transaction, is replaced by the next
  // query or fails the next one; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const heed = (error: unknown) => {
    if (isDiskFull(error)) watch.isDiskFull = true;
  };
  const dialect = new PostgresDialect({ pool: preparing(pool, heed) });
  const db = new Kysely<Tables>({ dialect, ...(log && { log }) });
  const watch = watchPool(db, pool);
  return db;
}
