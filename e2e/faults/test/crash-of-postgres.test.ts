import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgentActor } from '../../../server/src/core/actor.ts';
import type { Context } from '../../../server/src/core/context.ts';
import { migrate } from '../../../server/src/db/migrate.ts';
import { type Database, openDatabase } from '../../../server/src/db/open.ts';
import { withinTransaction } from '../../../server/src/db/wall.ts';
import { catchUp } from '../../../server/src/feed/catch-up.ts';
import { findPresent } from '../../../server/src/feed/store.ts';
import { createSite } from '../../../server/src/sites/create-site.ts';
import { Postgres } from '../stage/postgres.ts';

const feedEpoch = 'here';
const folder = mkdtempSync(join(tmpdir(), 'deskbell-crash-'));
let postgres: Postgres;
let db: Database;
beforeAll(async () => {
  postgres = await Postgres.make(folder);
  db = openDatabase(postgres.url, 2);
  await migrate(db);
  // Nothing but a commit brings the log to the disk for the next ten seconds.
  await query("alter system set wal_writer_delay = '10s'");
  await query('select pg_reload_conf()');
});
afterAll(async () => {
  await db.destroy();
  await postgres.stop('immediate');
  rmSync(folder, { recursive: true });
});

const agent = { kind: 'agent', agentId: crypto.randomUUID(), siteIds: [] } as unknown as AgentActor;

const ask = (cursor: string) =>
  withinTransaction(db, agent, (transaction) =>
    catchUp({ actor: agent, db: transaction, secrets: { feedEpoch } } as unknown as Context, {
      cursor,
    }),
  );

async function query(...texts: string[]): Promise<Record<string, string>[]> {
  const client = new Client(postgres.url);
  await client.connect();
  try {
    let rows: Record<string, string>[] = [];
    for (const text of texts) ({ rows } = await client.query(text));
    return rows;
  } finally {
    await client.end();
  }
}

/** Transactions that leave nothing but their numbers, which Postgres does not write to its disk at once. */
const giveUp = (count: number) =>
  query(
    ...Array.from({ length: count }, () => [
      'begin',
      'select from sites for update',
      'rollback',
    ]).flat(),
  );

const bound = async (): Promise<number> => {
  const [row] = await query('select pg_snapshot_xmin(pg_current_snapshot())::text as bound');
  return Number(row?.bound);
};

test.for([
  ['a welcome', () => findPresent(db, feedEpoch)],
  ['catching up', async () => (await ask(await findPresent(db, feedEpoch))).cursor],
] as const)('after a crash nothing hides behind the cursor of %s', async ([, cursorOf]) => {
  await createSite(db, { key: crypto.randomUUID(), name: 'before' });
  await giveUp(20);
  const [cursor, before] = [await cursorOf(), await bound()];
  await postgres.stop('immediate');
  await postgres.start();
  await expect.poll(() => bound().catch(() => 0)).toBeGreaterThan(0);
  expect(await bound()).toBeLessThan(before);

  const key = crypto.randomUUID();
  await createSite(db, { key, name: 'after' });
  await giveUp(30);
  expect(JSON.stringify(await ask(cursor))).toContain(key);
});
