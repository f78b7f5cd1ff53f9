import { Pool, type PoolClient } from 'pg';
import type { Database } from './open.ts';
import { poolOf } from './pool-watch.ts';

export type DatabaseProbe = {
  /** Answers once the database has answered; over a connection of its own, so that a busy pool is not taken for it. */
  ask(): Promise<void>;
  /** Answers once the database has made a file larger: where its disk is full, this fails. */
  write(): Promise<void>;
  close(): Promise<void>;
};

const withinMs = 2_000;

export function openProbe(db: Database): DatabaseProbe {
  const pool = new Pool({
    ...poolOf(db).options,
    max: 1,
    connectionTimeoutMillis: withinMs,
    query_timeout: withinMs,
    application_name: 'deskbell health',
  });
  // A connection that dies while idle is replaced by the next question.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  async function using(work: (client: PoolClient) => Promise<unknown>): Promise<void> {
    const client = await pool.connect();
    let isBroken = true;
    try {
      await work(client);
      isBroken = false;
    } finally {
      client.release(isBroken);
    }
  }

  return {
    ask: () => using((client) => client.query('select 1')),
    write: () =>
      using((client) =>
        client.query(`begin;
          create temporary table room (filler text) on commit drop;
          alter table room alter column filler set storage external;
          insert into room select repeat('x', 8000) from generate_series(1, 200);
          commit`),
      ),
    close: () => pool.end(),
  };
}
