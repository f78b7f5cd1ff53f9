import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../src/core/actor.ts';
import { uuidv7 } from '../src/core/new-id.ts';
import { openDatabase } from '../src/db/open.ts';
import { withinTransaction } from '../src/db/wall.ts';
import { startTestApp, type TestApp } from './app.ts';
import { indexAll } from './search/indexed.ts';
import { seedTwoSides } from './wall/seed.ts';
import { findWalled, takeDownWall } from './wall/take-down.ts';

let app: TestApp;
let sides: Awaited<ReturnType<typeof seedTwoSides>>;
beforeAll(async () => {
  app = await startTestApp();
  sides = await seedTwoSides(app);
  await indexAll(app.db);
});
afterAll(() => app.close());

const walled = [
  'agent_sessions',
  'conversations',
  'messages',
  'participants',
  'receipts',
  'search_documents',
  'sites',
  'tombstones',
  'visitors',
];
/** Sites are what any page may know of; who is a visitor's own is not. */
const openToVisitors = ['sites'];

/** A query that has forgotten every filter. */
const all = (actor: Actor, table: string, db = app.db) =>
  withinTransaction(db, actor, async (transaction) => {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(transaction);
    return rows;
  });

const shownOf = (rows: unknown[]) =>
  sides.two.marks.filter((mark) => JSON.stringify(rows).includes(mark));

test('the tables behind the wall are these', async () => {
  expect(await findWalled(app.db)).toEqual(walled);
});

test('every table is behind the wall, or out of reach, or holds nobody’s data', async () => {
  const { rows } = await sql<{ table: string }>`
    select distinct table_name as "table" from information_schema.column_privileges
    where grantee = 'deskbell_actor' and table_schema = current_schema() order by 1`.execute(
    app.db,
  );
  const reachable = rows.map(({ table }) => table);
  // The team's own names and which sites they answer for; the columns of agents are granted one by one.
  const open = ['agent_sites', 'agents'];
  expect(reachable.filter((table) => !walled.includes(table))).toEqual(open);
});

describe.each(walled)('a query of %s without its filter', (table) => {
  const shownToVisitors = openToVisitors.includes(table)
    ? 'only what any page may know'
    : 'nothing';

  test(`shows a visitor ${shownToVisitors} of others`, async () => {
    const shown = shownOf(await all(sides.one.visitor, table));
    expect(shown).toEqual(openToVisitors.includes(table) ? [sides.two.siteId] : []);
  });

  test('shows an agent nothing of sites they may not see, nor others’ sessions', async () => {
    const rows = await all(sides.one.agent, table);
    expect(rows).not.toEqual([]);
    expect(shownOf(rows)).toEqual([]);
  });

  test('would show it all without its policy, so that these tests could fail', async () => {
    await withoutWall([table], async () => {
      const caller = table === 'agent_sessions' ? sides.one.agent : sides.one.visitor;
      expect(shownOf(await all(caller, table))).not.toEqual([]);
    });
  });
});

/** Runs work while some tables stand open, and what their own policies lean on with them. */
async function withoutWall(tables: string[], work: () => Promise<void>): Promise<void> {
  const alter = async (how: string) => {
    for (const table of tables)
      await sql`alter table ${sql.table(table)} ${sql.raw(how)} row level security`.execute(app.db);
  };
  await alter('disable');
  try {
    await work();
  } finally {
    await alter('enable');
  }
}

test('a visitor sees their own, and none of the team’s notes', async () => {
  const { visitor, conversationId } = sides.one;
  expect(await all(visitor, 'conversations')).toMatchObject([{ id: conversationId }]);
  const messages = await all(visitor, 'messages');
  expect(messages).not.toEqual([]);
  expect(JSON.stringify(messages)).not.toContain('note for the team');
  expect(JSON.stringify(await all(sides.one.agent, 'messages'))).toContain('note for the team');
});

test.each([
  'select password_hash from agents',
  'select * from agents',
  'select * from secrets',
  'update agents set role = $1',
  'insert into agent_sessions (id) values (gen_random_uuid())',
  'update agent_sessions set expires_at = now()',
  'delete from messages',
  'delete from conversations',
  'update sites set key = $1',
  'insert into tombstones (id) values (gen_random_uuid())',
  'delete from search_documents',
  "update search_documents set words = ''",
  'select * from search_progress',
  'select * from search_segments',
  'select * from kysely_migration',
  'alter table messages disable row level security',
  'set local row_security = off; select 1',
])('nobody behind the wall may: %s', async (statement) => {
  for (const actor of [sides.one.visitor, sides.one.agent]) {
    const attempt = withinTransaction(app.db, actor, (transaction) =>
      sql.raw(statement.replace('$1', "'admin'")).execute(transaction),
    );
    if (statement.startsWith('set local')) await attempt;
    else await expect(attempt).rejects.toThrow(/permission denied|must be owner/);
  }
});

test('switching row security off does not show more: it only makes the query fail', async () => {
  const attempt = withinTransaction(app.db, sides.one.visitor, async (transaction) => {
    await sql`set local row_security = off`.execute(transaction);
    return sql`select * from conversations`.execute(transaction);
  });
  await expect(attempt).rejects.toThrow(/row-level security/);
});

describe('writing into what is another’s', () => {
  const writes: Record<string, (two: (typeof sides)['two']) => ReturnType<typeof sql>> = {
    'a message': ({ conversationId }) => sql`
      insert into messages (id, conversation_id, seq, kind, author_kind, author_id, text, visitor_nth, agent_nth)
      values (${uuidv7()}, ${conversationId}, 99, 'text', 'visitor', ${sides.one.visitorId}, 'hi', 1, 1)`,
    'a conversation': ({ siteId, visitorId }) => sql`
      insert into conversations (id, site_id, visitor_id, status, closed_at)
      values (${uuidv7()}, ${siteId}, ${visitorId}, 'closed', now())`,
    'a receipt': ({ conversationId, visitorId }) => sql`
      insert into receipts (conversation_id, reader_kind, reader_id)
      values (${conversationId}, 'visitor', ${visitorId})`,
    'a visitor': ({ siteId }) => sql`
      insert into visitors (id, site_id) values (${uuidv7()}, ${siteId})`,
    'a participant': ({ conversationId, agent }) => sql`
      insert into participants (conversation_id, agent_id)
      values (${conversationId}, ${agent.agentId})`,
  };

  test.each(Object.keys(writes))('%s is refused', async (what) => {
    for (const actor of [sides.one.visitor, sides.one.agent]) {
      const attempt = withinTransaction(app.db, actor, async (transaction) =>
        writes[what]?.(sides.two).execute(transaction),
      );
      await expect(attempt).rejects.toThrow(/row-level security/);
    }
  });

  const changes = {
    messages: sql`text = 'changed'`,
    conversations: sql`tags = '{changed}'`,
    receipts: sql`read_count = 77`,
    visitors: sql`name = 'changed'`,
  };

  test.each(Object.entries(changes))(
    'a change of all %s changes only one’s own',
    async (table, change) => {
      const ofTwo = async () => {
        const rows = await all(sides.two.agent, table);
        return rows.filter((row) => shownOf([row]).length > 0);
      };
      const before = await ofTwo();
      for (const actor of [sides.one.visitor, sides.one.agent])
        await withinTransaction(app.db, actor, (transaction) =>
          sql`update ${sql.table(table)} set ${change}`.execute(transaction),
        );
      expect(before).not.toEqual([]);
      expect(await ofTwo()).toEqual(before);
    },
  );

  test('a message that only the team may see cannot be written by a visitor', async () => {
    const attempt = withinTransaction(app.db, sides.one.visitor, (transaction) =>
      sql`insert into messages (id, conversation_id, seq, kind, author_kind, author_id, is_internal, visitor_nth, agent_nth)
        values (${uuidv7()}, ${sides.one.conversationId}, 98, 'note', 'visitor', ${sides.one.visitorId}, true, 1, 1)`.execute(
        transaction,
      ),
    );
    await expect(attempt).rejects.toThrow(/row-level security/);
  });
});

test('neither the role nor what was set outlives the transaction on its connection', async () => {
  const db = openDatabase(app.database.url, 1);
  const read = sql<{ role: string; visitor: string; sites: string }>`
    select current_user as role, current_setting('deskbell.visitor', true) as visitor,
      current_setting('deskbell.sites', true) as sites`;
  const inside = await withinTransaction(db, sides.one.visitor, (one) => read.execute(one));
  expect(inside.rows).toEqual([
    { role: 'deskbell_actor', visitor: sides.one.visitorId, sites: '' },
  ]);
  const failing = withinTransaction(db, sides.one.visitor, (one) => sql`select 1 / 0`.execute(one));
  await expect(failing).rejects.toThrow('division by zero');
  const after = await read.execute(db);
  expect(after.rows[0]).toMatchObject({ visitor: '', sites: '' });
  expect(after.rows[0]?.role).not.toBe('deskbell_actor');
  await db.destroy();
});

test('an actor with nothing set sees nothing at all', async () => {
  const nothing = { ...sides.one.visitor, visitorId: '' };
  for (const table of walled) expect(await all(nothing, table)).toEqual([]);
});

test.each(["' or true --", "x'; reset role; --", `${'0'.repeat(35)}'`, ' '])(
  'an id that is none cannot stand in the statement: %s',
  async (id) => {
    await expect(all({ ...sides.one.visitor, visitorId: id }, 'messages')).rejects.toThrow('UUID');
    await expect(all({ ...sides.one.agent, agentId: id }, 'messages')).rejects.toThrow('UUID');
    await expect(all({ ...sides.one.agent, siteIds: [id] }, 'messages')).rejects.toThrow('UUID');
  },
);

test('with the whole wall down the same query shows everything', async () => {
  await takeDownWall(app.db);
  expect(JSON.stringify(await all(sides.one.visitor, 'messages'))).toContain('note for the team');
  expect((await all(sides.one.visitor, 'conversations')).length).toBeGreaterThan(1);
});
