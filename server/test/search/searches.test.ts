import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSearchDatabase } from '../../src/db/open-search.ts';
import { findHits } from '../../src/search/find-hits.ts';
import { searches } from '../../src/search/searches.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { refused, talk } from '../scenes.ts';
import { indexAll } from './indexed.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({}, { searchMs: 200 });
});
afterAll(() => app.close());

test('a search that takes too long is ended, says so, and the next one works', async () => {
  const { agent } = await talk(app);
  const asked = () => agent.console.ask('search', { text: 'stock' });
  const lock = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  // Whoever holds the table makes any search slow.
  const holding = app.db.transaction().execute(async (transaction) => {
    await sql`lock table messages in access exclusive mode`.execute(transaction);
    locked.resolve();
    await lock.promise;
  });
  await locked.promise;
  expect(await asked()).toMatchObject(refused('tooSlow'));
  const { status, body } = await app.rest('GET /api/search?text=stock', { token: agent.token });
  expect([status, body]).toMatchObject([503, { error: { code: 'tooSlow' } }]);
  lock.resolve();
  await holding;
  expect(await asked()).toMatchObject({ ok: true, value: { hits: [{ kind: 'message' }] } });
});

test('a search whose filter lets hardly anything through gives up at its limit', async () => {
  await talk(app);
  await indexAll(app.db);
  const wanted = {
    terms: ['stock'],
    beforeAt: '9999-01-01T00:00:00.000Z',
    beforeId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  };
  const attempt = (until: number) =>
    app.db.transaction().execute(async (transaction) => {
      await sql`select set_config('deskbell.sites', '*', true)`.execute(transaction);
      return findHits(transaction, wanted, { most: 1, tag: 'nobody has it', until });
    });
  await expect(attempt(performance.now() - 1)).rejects.toMatchObject({ body: { code: 'tooSlow' } });
  expect(await attempt(performance.now() + 10_000)).toMatchObject({ hits: [], isComplete: true });
});

test('sending does not wait for searches, which are on connections of their own', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() order by 1`.execute(app.db);
  expect(rows.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['deskbell', 'deskbell search']),
  );
});

test('so many run at once, so many wait their turn, and the next is told to come back', async () => {
  const run = searches(app.db, { atOnce: 2, mostWaiting: 1 });
  const gates = [1, 2, 3].map(() => Promise.withResolvers<number>());
  const begun: number[] = [];
  const all = gates.map(({ promise }, at) =>
    run(() => {
      begun.push(at);
      return promise;
    }),
  );
  await expect(run(async () => 4)).rejects.toMatchObject({
    body: { code: 'tooMany', retryAfterMs: expect.any(Number) },
  });
  expect(begun).toEqual([0, 1]);
  gates[1]?.resolve(2);
  await all[1];
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  gates[0]?.resolve(1);
  gates[2]?.resolve(3);
  expect(await Promise.all(all)).toEqual([1, 2, 3]);
  // A failed one gives its turn back like any other.
  for (let count = 0; count < 5; count += 1)
    await expect(run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await run(async () => 5)).toBe(5);
});

test('a connection that was lost is replaced', async () => {
  const db = openSearchDatabase(app.database.url);
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(app.db);
  await expect
    .poll(() => sql<{ one: number }>`select 1 as one`.execute(db).then((found) => found.rows))
    .toEqual([{ one: 1 }]);
  await db.destroy();
});
