import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Transaction, withinTransaction } from '../src/db/wall.ts';
import { type FeedScope, findFeed } from '../src/feed/store.ts';
import { startTestApp, type TestApp } from './app.ts';
import { seedTwoSides } from './wall/seed.ts';

let app: TestApp;
let sides: Awaited<ReturnType<typeof seedTwoSides>>;
const conversations = 2_000;
const messages = 50_000;

beforeAll(async () => {
  app = await startTestApp();
  sides = await seedTwoSides(app);
  await seedHistory();
});
afterAll(() => app.close());

/** Conversations of many other visitors on both sites, some of them the visitor's own from long ago. */
async function seedHistory(): Promise<void> {
  const { one, two } = sides;
  await sql`insert into visitors (id, site_id)
    select gen_random_uuid(), case n % 2 when 0 then ${one.siteId}::uuid else ${two.siteId}::uuid end
    from generate_series(1, ${sql.lit(conversations)}) n`.execute(app.db);
  await sql`insert into conversations (id, site_id, visitor_id, status, closed_at, last_seq)
    select gen_random_uuid(), site_id, id, 'closed', now(), 25 from visitors`.execute(app.db);
  await sql`insert into messages (id, conversation_id, seq, kind, author_kind, author_id, text, visitor_nth, agent_nth)
    select gen_random_uuid(), c.id, n + 100, 'text', 'visitor', c.visitor_id, 'history', n, 0
    from conversations c, generate_series(1, ${sql.lit(messages / conversations)}) n`.execute(
    app.db,
  );
  await sql`insert into receipts (conversation_id, reader_kind, reader_id)
    select id, 'agent', gen_random_uuid() from conversations`.execute(app.db);
  for (const table of ['visitors', 'conversations', 'messages', 'receipts'])
    await sql`analyze ${sql.table(table)}`.execute(app.db);
}

type Cost = { sequentially: number; byIndex: number };

/** Rows that this connection has read so far. */
async function rowsRead(db: Transaction): Promise<Cost> {
  const { rows } = await sql<Cost>`
    select coalesce(sum(seq_tup_read), 0)::int as sequentially, coalesce(sum(idx_tup_fetch), 0)::int as "byIndex"
    from pg_stat_xact_user_tables where relname in ('messages', 'conversations', 'receipts', 'visitors')`.execute(
    db,
  );
  return rows[0] ?? { sequentially: 0, byIndex: 0 };
}

/** What reading the feed from a place on touches, row by row, and how much it finds. */
async function costOf(scope: FeedScope, after: { xid: string; n: string }) {
  const actor =
    'visitorId' in scope ? sides.one.visitor : { ...sides.one.agent, siteIds: scope.siteIds };
  return withinTransaction(app.db, actor, async (db) => {
    const bound = '18446744073709551615';
    const range = { after: { epoch: '', ...after }, bound, limit: 1_000 };
    const before = await rowsRead(db);
    const found = await findFeed(db, scope, range);
    const { sequentially, byIndex } = await rowsRead(db);
    return {
      found: found.length,
      sequentially: sequentially - before.sequentially,
      byIndex: byIndex - before.byIndex,
    };
  });
}

/** Ten new messages in conversations of others, and two in the visitor's own. */
async function changeALittle(): Promise<{ xid: string; n: string }> {
  const { rows } = await sql<{ xid: string }>`select pg_current_xact_id() as xid`.execute(app.db);
  await sql`update messages set text = 'changed' where id in (
    select id from messages where conversation_id not in (${sides.one.conversationId}, ${sides.two.conversationId}) limit 10)`.execute(
    app.db,
  );
  await sql`update messages set text = 'changed' where conversation_id = ${sides.one.conversationId} and seq <= 2`.execute(
    app.db,
  );
  return { xid: rows[0]?.xid ?? '0', n: '0' };
}

const scopes: Record<string, () => FeedScope> = {
  'an agent': () => ({ siteIds: [] }),
  'an agent of one site': () => ({ siteIds: [sides.one.siteId] }),
  'a visitor': () => ({ visitorId: sides.one.visitorId }),
};

test.each(Object.keys(scopes))(
  'what %s catches up with costs what changed, not the history',
  async (who) => {
    const after = await changeALittle();
    const { found, sequentially, byIndex } = await costOf(
      scopes[who]?.() ?? { siteIds: [] },
      after,
    );
    expect(found).toBeGreaterThan(0);
    expect({ found, sequentially, byIndex }).toMatchObject({ sequentially: 0 });
    expect(byIndex).toBeLessThan(200);
  },
);

test('a visitor who was away long does not pay for what others wrote meanwhile', async () => {
  const { found, sequentially, byIndex } = await costOf(
    { visitorId: sides.one.visitorId },
    { xid: '3', n: '0' },
  );
  expect(found).toBeGreaterThan(0);
  expect({ found, sequentially, byIndex }).toMatchObject({ sequentially: 0 });
  expect(byIndex).toBeLessThan(500);
});
