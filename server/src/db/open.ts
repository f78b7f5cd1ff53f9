import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { preparing } from './prepared.ts';
import type { Tables } from './tables/tables.ts';

export type Database = Kysely<Tables>;

/**
 * A pool of connections to Postgres. Nothing is opened until the first query.
 * A transaction left idle is ended after 10 s, because it would hold the change feed back for everyone.
 */
export function openDatabase(url: string, poolSize: number): Database {
  return open(url, { poolSize, statementMs: 30_000, name: 'deskbell' });
}

/** A few connections for searches alone, on which nothing may take long: a search never keeps a message waiting. */
export function openSearchDatabase(url: string, statementMs = 2_000): Database {
  return open(url, { poolSize: mostSearchConnections, statementMs, name: 'deskbell search' });
}

/** More searches than this never run at once. */
export const mostSearchConnections = 4;

type Kind = { poolSize: number; statementMs: number; name: string };

function open(url: string, { poolSize, statementMs, name }: Kind): Database {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    statement_timeout: statementMs,
    application_name: name,
  });
  // A connection that dies while idle, in the pool or between two queries of a transaction, is replaced by the next
  // query or fails the next one; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
}
