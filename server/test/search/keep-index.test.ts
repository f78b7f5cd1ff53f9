import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { indexVersion } from '../../src/search/index-version.ts';
import { indexNext } from '../../src/search/indexing/index-next.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createDatabase } from '../database.ts';
import { say, talk } from '../scenes.ts';
import { indexAll, isIndexed } from './indexed.ts';

let app: TestApp;
let talked: Awaited<ReturnType<typeof talk>>;
beforeAll(async () => {
  app = await startTestApp();
  talked = await talk(app);
});
afterAll(() => app.close());

/** Without the marks of what the document belongs to. */
const textOf = (words: string): string => words.split('.')[0]?.trim() ?? '';

const kept = async (): Promise<string[]> => {
  const rows = await app.db
    .selectFrom('search_documents')
    .select('words')
    .orderBy('words')
    .execute();
  return rows.map(({ words }) => textOf(words));
};
const progress = () => app.db.selectFrom('search_progress').selectAll().execute();
const write = async (text: string) =>
  (await say(talked.visitor, talked.conversationId, { text })).message.id;
const search = async (text: string) => {
  const { hits, isComplete } = await talked.agent.console.call('search', { text });
  return { ids: hits.map(({ id }) => id), isComplete };
};

test('the server keeps its index up by itself', async () => {
  await write('all by itself');
  await vi.waitFor(
    async () => {
      app.clock.advance(1_000);
      expect(await isIndexed(app.db)).toBe(true);
    },
    { timeout: 10_000, interval: 50 },
  );
  expect(await kept()).toContain('all by itself');
});

test('a batch that dies in the middle leaves the index as it was, and is done again', async () => {
  await indexAll(app.db);
  const before = [await kept(), await progress()];
  const id = await write('dies in the middle');
  // Its connection is cut after the documents were written, before the progress is.
  await sql`create function cut_off() returns trigger language plpgsql as $$ begin
    perform pg_terminate_backend(pg_backend_pid()); return new; end $$`.execute(app.db);
  await sql`create trigger cut_off before update on search_progress for each row execute function cut_off()`.execute(
    app.db,
  );
  await vi.waitFor(() => expect(indexNext(app.db)).rejects.toThrow(), { timeout: 10_000 });
  expect([await kept(), await progress()]).toEqual(before);
  expect((await search('middle')).ids).toEqual([id]);
  await sql`drop trigger cut_off on search_progress`.execute(app.db);
  await indexAll(app.db);
  expect(await kept()).toContain('dies in the middle');
  expect((await search('middle')).ids).toEqual([id]);
});

test('of two servers one indexes while the other goes on', async () => {
  await indexAll(app.db);
  await write('one of two');
  await app.db.transaction().execute(async (other) => {
    await sql`select pg_advisory_xact_lock(7310925)`.execute(other);
    expect(await indexNext(app.db)).toBe(true);
    expect(await isIndexed(app.db)).toBe(false);
  });
  await Promise.all([1, 2, 3, 4].map(() => indexNext(app.db)));
  await indexAll(app.db);
  expect((await kept()).filter((words) => words === 'one of two')).toEqual(['one of two']);
});

test('what a transaction has not committed yet is not stepped over', async () => {
  await indexAll(app.db);
  const { conversationId } = talked;
  const late = await write('comes in time');
  await app.db.transaction().execute(async (slow) => {
    await sql`update messages set text = 'comes too late' where id = ${late}`.execute(slow);
    await write('overtakes it');
    await indexNext(app.db);
  });
  expect((await search('late')).ids).toEqual([late]);
  await indexAll(app.db);
  expect((await search('late')).ids).toEqual([late]);
  expect(await kept()).toContain('comes too late');
  expect((await search('time')).ids).toEqual([]);
  expect(conversationId).toBeDefined();
});

test('an index of an older version is made anew, and says so meanwhile', async () => {
  await indexAll(app.db);
  const all = await kept();
  const { ids } = await search('stock');
  await sql`update search_documents set words = ' an older way of folding '`.execute(app.db);
  await sql`update search_progress set version = 0`.execute(app.db);
  expect((await search('stock')).isComplete).toBe(false);
  await indexAll(app.db);
  expect(await kept()).toEqual(all);
  expect(await search('stock')).toEqual({ ids, isComplete: true });
});

test('an index of a newer version is left alone', async () => {
  await indexAll(app.db);
  await sql`update search_progress set version = ${indexVersion + 1}`.execute(app.db);
  const id = await write('for the newer server');
  await indexNext(app.db);
  expect(await kept()).not.toContain('for the newer server');
  expect((await search('newer')).ids).toEqual([id]);
  await sql`update search_progress set version = ${indexVersion}`.execute(app.db);
});

test('after a restore into another PostgreSQL the index begins again', async () => {
  await indexAll(app.db);
  const all = await kept();
  await sql`update search_progress set changed_xid = '9000000000000'`.execute(app.db);
  await write('after the restore');
  await indexAll(app.db);
  expect(await kept()).toEqual([...all, 'after the restore'].toSorted());
});

test('a long past is indexed in batches, found in segments, and paged through in order', async () => {
  const database = await createDatabase();
  onTestFinished(() => database.drop());
  const count = 1_300;
  await sql`insert into sites (id, key, name) values (gen_random_uuid(), 'past', 'Past')`.execute(
    database.db,
  );
  await sql`insert into visitors (id, site_id) select gen_random_uuid(), id from sites`.execute(
    database.db,
  );
  await sql`insert into conversations (id, site_id, visitor_id, status, closed_at)
    select gen_random_uuid(), site_id, id, 'closed', now() from visitors`.execute(database.db);
  await sql`insert into messages (id, conversation_id, seq, kind, author_kind, author_id, text, visitor_nth, agent_nth, created_at)
    select gen_random_uuid(), c.id, n, 'text', 'visitor', c.visitor_id, 'ancient ' || n, n, 0,
      now() - interval '1 minute' * (${count} - n)
    from (select * from conversations limit 1) c, generate_series(1, ${count}::int) n`.execute(
    database.db,
  );
  // As if segments were small: the newest is full after every batch.
  await sql`update search_progress set version = ${indexVersion}`.execute(database.db);
  await sql`update search_segments set documents = 32768`.execute(database.db);
  expect(await indexNext(database.db)).toBe(false);
  await indexAll(database.db);
  const { rows: segments } = await sql<{ segment: number; documents: number }>`
    select d.segment, count(*)::int as documents from search_documents d group by 1 order by 1`.execute(
    database.db,
  );
  expect(segments.length).toBeGreaterThan(1);
  const found: string[] = [];
  for (let beforeAt = '9999-01-01', beforeId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'; ; ) {
    const { rows } = await sql<{ id: string; at: string; words: string }>`
      with walled as materialized (select set_config('deskbell.sites', '*', true))
      select d.id, d.created_at::text as at, d.words from walled, search_candidates(${JSON.stringify(
        {
          terms: ['ancient'],
          most: 100,
          beforeAt,
          beforeId,
        },
      )}::jsonb) f join search_documents d on d.id = f.id
      order by d.created_at desc, d.id desc`.execute(database.db);
    found.push(...rows.map(({ words }) => textOf(words)));
    const last = rows.at(-1);
    if (!last) break;
    beforeAt = last.at;
    beforeId = last.id;
  }
  expect(found).toEqual(Array.from({ length: count }, (_, at) => `ancient ${count - at}`));
});
