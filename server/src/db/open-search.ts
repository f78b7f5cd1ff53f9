import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Database } from './open.ts';
import { preparing } from './prepared.ts';
import type { Tables } from './tables/tables.ts';

/** More searches than this never run at once. */
export const mostSearchConnections = 4;

/**
 * A few connections for searches alone, on which no statement may take long: a search never keeps a message waiting.
 */
export function openSearchDatabase(url: string, statementMs = 2_000): Database {
  const pool = new Pool({
    connectionString: url,
    max: mostSearchConnections,
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    statement_timeout: statementMs,
    application_name: 'deskbell search',
    // Whatever is searched for, the way to it is the same; planning it anew would take longer than going it.
    options: '-c plan_cache_mode=force_generic_plan -c jit=off',
  });
  // As in open.ts: the next query opens another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
}
