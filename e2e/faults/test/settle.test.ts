import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyState } from '@deskbell/shared/sync/state';
import { Client as Database } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Company } from '../people/company.ts';
import { settle } from '../settle.ts';
import { Postgres } from '../stage/postgres.ts';

let folder: string;
let postgres: Postgres;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-settle-'));
  postgres = await Postgres.make(folder);
}, 120_000);
afterAll(async () => {
  await postgres.stop('immediate');
  rmSync(folder, { recursive: true });
});

/** Somebody for whom all looks well, and who never asks what is new. */
function company(): Company {
  const client = {
    name: 'visitor 0',
    engine: { state: { ...emptyState, link: 'online', isLevel: true }, wake: () => undefined },
    levelSince: 0,
    isStoreBusy: false,
    startAgain: async () => undefined,
  };
  const stage = { servers: [], redis: null, postgres };
  return { stage, clients: [client], proxies: [], pace: { speed: 3 } } as unknown as Company;
}

test('a run whose database cannot be asked has not settled', async () => {
  expect(await settle(company())).toContainEqual(expect.stringMatching(/does not exist/));
});

test('somebody who does not catch up again keeps a run from settling', async () => {
  const database = new Database(postgres.url);
  await database.connect();
  await database.query('create table conversations (changed_n int, status text)');
  for (const table of ['messages', 'receipts', 'visitors', 'agents', 'tombstones'])
    await database.query(`create table ${table} (changed_n int)`);
  await database.end();
  expect(await settle(company(), 100)).toEqual([
    expect.stringMatching(/rest: not within 100 ms/),
    'visitor 0 has not caught up again',
  ]);
}, 60_000);
