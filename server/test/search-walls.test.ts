import type { Output } from '@deskbell/shared/up';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../src/core/actor.ts';
import { withinTransaction } from '../src/db/wall.ts';
import { startTestApp, type TestApp } from './app.ts';
import { agentAt, refused, say, talk } from './scenes.ts';
import { indexAll } from './search/indexed.ts';
import { seedTwoSides } from './wall/seed.ts';
import { takeDownWall } from './wall/take-down.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const idsOf = ({ hits }: Output<'search'>): string[] => hits.map(({ id }) => id);

/** How many documents of the index hold the word, looked at from outside. */
async function countKept(word: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from search_documents where words like ${`%${word}%`}`.execute(
    app.db,
  );
  return rows[0]?.count ?? 0;
}

describe('what is no longer there is not found', () => {
  test('a message taken back, at once, and the index forgets it', async () => {
    const { agent, conversationId } = await talk(app);
    const { message } = await say(agent.console, conversationId, { text: 'a regrettable word' });
    await indexAll(app.db);
    const search = async () => idsOf(await agent.console.call('search', { text: 'regrettable' }));
    expect(await search()).toEqual([message.id]);
    await agent.console.call('deleteMessage', { messageId: message.id });
    expect(await search()).toEqual([]);
    await indexAll(app.db);
    expect(await search()).toEqual([]);
    expect(await countKept('regrettable')).toBe(0);
  });

  test('an edited message is found by its new words only, at once', async () => {
    const { agent, conversationId } = await talk(app);
    const { message } = await say(agent.console, conversationId, { text: 'the formerword' });
    await indexAll(app.db);
    await agent.console.call('editMessage', { messageId: message.id, text: 'the latterword' });
    const search = async (text: string) => idsOf(await agent.console.call('search', { text }));
    for (const isAfter of [false, true]) {
      if (isAfter) await indexAll(app.db);
      expect(await search('formerword')).toEqual([]);
      expect(await search('latterword')).toEqual([message.id]);
    }
    expect(await countKept('formerword')).toBe(0);
  });

  test.each(['visitors', 'conversations', 'sites'] as const)(
    'everything of an erased row of %s leaves the index with it',
    async (table) => {
      const { visitor, conversationId, conversation, site } = await talk(app);
      const word = `erased${table}`;
      await say(visitor, conversationId, { text: `${word} here` });
      const { visitorId } = conversation;
      await app.db
        .updateTable('visitors')
        .set({ name: word })
        .where('id', '=', visitorId)
        .execute();
      await app.db
        .updateTable('conversations')
        .set({ tags: [word] })
        .where('id', '=', conversationId)
        .execute();
      await indexAll(app.db);
      expect(await countKept(word)).toBe(3);
      const id = { visitors: visitorId, conversations: conversationId, sites: site.id }[table];
      await app.db.deleteFrom(table).where('id', '=', id).execute();
      // Of a conversation alone, its visitor stays.
      expect(await countKept(word)).toBe(table === 'conversations' ? 1 : 0);
      const { console } = await agentAt(app);
      const { hits } = await console.call('search', { text: word });
      expect(hits.map(({ kind }) => kind)).toEqual(table === 'conversations' ? ['visitor'] : []);
    },
  );

  test('a row that is erased while a batch indexes it leaves nothing behind', async () => {
    const { visitor, conversationId } = await talk(app);
    const { message } = await say(visitor, conversationId, { text: 'erasedmeanwhile' });
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const batch = app.db.transaction().execute(async (transaction) => {
      // A batch that has read the row and not yet committed.
      await sql`select pg_advisory_xact_lock(7310925)`.execute(transaction);
      await sql`insert into search_documents select m.id, 'message', 0, m.created_at, c.site_id, c.id, null, null, ' erasedmeanwhile '
        from messages m join conversations c on c.id = m.conversation_id where m.id = ${message.id}`.execute(
        transaction,
      );
      begun.resolve();
      await goOn.promise;
    });
    await begun.promise;
    const erased = app.db.deleteFrom('messages').where('id', '=', message.id).execute();
    await expect
      .poll(async () => {
        const { rows } =
          await sql`select 1 from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`.execute(
            app.db,
          );
        return rows.length;
      })
      .toBe(1);
    goOn.resolve();
    await Promise.all([batch, erased]);
    expect(await countKept('erasedmeanwhile')).toBe(0);
  });
});

describe('who may find what', () => {
  test('notes are found by agents; a visitor may not search at all', async () => {
    const { agent, visitor, conversationId } = await talk(app);
    const { message } = await say(agent.console, conversationId, {
      kind: 'note',
      text: 'whispered among us',
    });
    const search = async () => idsOf(await agent.console.call('search', { text: 'whispered' }));
    expect(await search()).toEqual([message.id]);
    await indexAll(app.db);
    expect(await search()).toEqual([message.id]);
    expect(await visitor.ask('search', { text: 'whispered' })).toMatchObject(refused('forbidden'));
  });

  test('an agent of one site finds nothing of another, whatever they filter by', async () => {
    const { one, two } = await seedTwoSides(app);
    const limited = await app.console((await agentWithToken(one.siteId)).token);
    for (const isAfter of [false, true]) {
      if (isAfter) await indexAll(app.db);
      const own = await limited.call('search', { text: 'note for the team' });
      expect(own.hits).toHaveLength(1);
      for (const filter of [{}, { siteId: two.siteId }, { conversationId: two.conversationId }]) {
        const shown = JSON.stringify(await limited.call('search', { text: 'team', ...filter }));
        for (const mark of two.marks) expect(shown).not.toContain(mark);
      }
    }
  });

  test('the index itself shows a caller who forgets every filter only their own', async () => {
    const { one, two } = await seedTwoSides(app);
    await indexAll(app.db);
    const askIndex = (actor: Actor) =>
      withinTransaction(app.db, actor, async (transaction) => {
        const { rows } = await sql<{
          id: string;
        }>`select id from search_candidates(${JSON.stringify({
          terms: ['team'],
          most: 1_000,
          beforeAt: '9999-01-01',
          beforeId: two.conversationId,
        })}::jsonb)`.execute(transaction);
        return rows.map(({ id }) => id);
      });
    const [ofOne, ofTwo] = [await askIndex(one.agent), await askIndex(two.agent)];
    expect([ofOne.length, ofTwo.length]).toEqual([1, 1]);
    expect(two.marks).toContain(ofTwo[0]);
    expect(two.marks).not.toContain(ofOne[0]);
    expect(await askIndex(one.visitor)).toEqual([]);
    await sql`update messages set text = text`.execute(app.db);
    const askTail = (actor: Actor) =>
      withinTransaction(app.db, actor, async (transaction) => {
        const { rows } = await sql`select * from search_tail()`.execute(transaction);
        return two.marks.filter((mark) => JSON.stringify(rows).includes(mark));
      });
    expect(await askTail(two.agent)).not.toEqual([]);
    expect(await askTail(one.agent)).toEqual([]);
    expect(await askTail(two.visitor)).toEqual([]);
  });

  test('a function that told too much would still show nothing', async () => {
    const { one } = await seedTwoSides(app);
    await indexAll(app.db);
    // The first wall of the search down: the index names everything, and the tables' own policies are what is left.
    await sql`alter function wall_sees_site(uuid) rename to wall_sees_site_once`.execute(app.db);
    await sql`create function wall_sees_site(site uuid) returns boolean language sql stable as 'select true'`.execute(
      app.db,
    );
    // Of two sites: one alone is searched for by the search itself.
    const { id, token } = await agentWithToken(one.siteId);
    const quiet = await app.site();
    await sql`insert into agent_sites values (${id}, ${quiet.id})`.execute(app.db);
    const console = await app.console(token);
    const { hits } = await console.call('search', { text: 'team' });
    expect(hits).toHaveLength(1);
    await takeDownWall(app.db);
    expect((await console.call('search', { text: 'team' })).hits.length).toBeGreaterThan(1);
  });
});

async function agentWithToken(siteId: string) {
  const agent = await app.agent();
  await sql`insert into agent_sites values (${agent.id}, ${siteId})`.execute(app.db);
  return agent;
}
