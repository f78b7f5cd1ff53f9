import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { startTestApp, type TestApp } from '../app.ts';
import type { TestClient } from '../client.ts';
import { eg } from '../example.ts';
import { Follower, messageIds } from './follow.ts';
import { Writer } from './writer.ts';

let app: TestApp;
let agent: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  agent = await app.console();
});
afterAll(() => app.close());

/** A visitor in a conversation. */
async function ring(siteKey?: string) {
  const visitor = await app.visitor(siteKey ?? (await app.site()).key);
  const { conversation, message } = await visitor.call('sendMessage', eg.message());
  return { visitor, conversationId: conversation.id, messageId: message.id };
}

const say = async (visitor: TestClient, conversationId: string) =>
  (await visitor.call('sendMessage', eg.message({ conversationId }))).message.id;

describe('a message whose transaction took its place early and commits late', () => {
  /** A takes its place; B takes a later one and commits; the reader reads; A commits; the reader reads again. */
  async function tellStory(read: () => Promise<string[]>, readLast = read) {
    const early = await ring();
    const late = await ring();
    await read();
    const writer = await Writer.connect(app.database.url);
    await writer.begin();
    const a = await writer.message(early.conversationId);
    const b = await say(late.visitor, late.conversationId);
    const first = await read();
    await writer.end('commit');
    const second = await readLast();
    await writer.close();
    return { a, b, seen: [...first, ...second] };
  }

  test('reaches a client that caught up in between', async () => {
    const follower = new Follower(agent);
    const { a, b, seen } = await tellStory(
      async () => messageIds(await follower.read()),
      async () => messageIds(await follower.readPast(app.db)),
    );
    expect(seen).toContain(a);
    expect(seen).toContain(b);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('would be lost by a reader that goes by numbers alone, so the story is the right one', async () => {
    let cursor = '0';
    const naive = async () => {
      const { rows } = await sql<{ id: string; n: string }>`
        select id, changed_n as n from messages where changed_n > ${cursor} order by changed_n`.execute(
        app.db,
      );
      cursor = rows.at(-1)?.n ?? cursor;
      return rows.map(({ id }) => id);
    };
    const { a, b, seen } = await tellStory(naive);
    expect(seen).toContain(b);
    expect(seen).not.toContain(a);
  });
});

describe('paging', () => {
  test.each([1, 7, 1_000])('gives one big transaction whole, by %i at a time', async (limit) => {
    const { conversationId } = await ring();
    const follower = new Follower(agent);
    await follower.readPast(app.db);
    const writer = await Writer.connect(app.database.url);
    await writer.begin();
    const count = limit === 1 ? 20 : 100;
    const written: string[] = [];
    for (let n = 0; n < count; n += 1) written.push(await writer.message(conversationId));
    await writer.end('commit');
    await writer.close();
    expect(messageIds(await follower.readPast(app.db, limit))).toEqual(written);
    expect(await follower.read()).toEqual([]);
  });

  test('tells each thing once, as it is now, however often it changed', async () => {
    const { visitor, conversationId } = await ring();
    const follower = new Follower(agent);
    await follower.readPast(app.db);
    for (const tag of ['one', 'two', 'three'])
      await agent.call('tagConversation', { conversationId, tags: [tag] });
    await say(visitor, conversationId);
    const changes = await follower.readPast(app.db, 2);
    const conversations = changes.filter(({ event }) => event === 'conversationChanged');
    expect(conversations).toMatchObject([
      { body: { conversation: { id: conversationId, tags: ['three'], lastSeq: 2 } } },
    ]);
  });
});

describe('a cursor', () => {
  test.each(['', 'x', '1.2.3', 'someepoch.5.0', '00000000000a.99999999999999999999.0'])(
    'that this database did not give out is bad input: "%s"',
    async (cursor) => {
      const answer = await agent.ask('catchUp', { cursor });
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'badInput', params: { field: 'cursor' } },
      });
    },
  );

  test.each(['18446744073709551616.0', '5.9999999999999999999', '99999999999.0'])(
    'of this database that lies out of its range is bad input: %s',
    async (place) => {
      const [epoch] = agent.welcome.cursor.split('.');
      const answer = await agent.ask('catchUp', { cursor: `${epoch}.${place}` });
      expect(answer).toMatchObject({ ok: false, error: { code: 'badInput' } });
    },
  );
});

describe('each reader gets only what is theirs', () => {
  test('a visitor their own, without notes; a limited agent their sites’; an agent all', async () => {
    const [one, two] = [await app.site(), await app.site()];
    const person = await app.agent();
    await sql`insert into agent_sites values (${person.id}, ${two.id})`.execute(app.db);
    const limited = await app.console(person.token);
    const mine = await ring(one.key);
    const followers = [mine.visitor, limited, agent].map((client) => new Follower(client));
    const other = await ring(two.key);
    const { conversationId } = mine;
    const note = eg.message({ conversationId });
    await agent.call('sendMessage', { ...note, kind: 'note' });
    const reply = eg.message({ conversationId });
    await agent.call('sendMessage', reply);
    await agent.call('markRead', { conversationId, seq: 1 });
    const [visitors, limiteds, agents] = await Promise.all(
      followers.map((follower) => follower.readPast(app.db, 3)),
    );
    expect(messageIds(visitors ?? [])).toContain(reply.id);
    for (const id of [note.id, other.messageId, other.conversationId])
      expect(JSON.stringify(visitors)).not.toContain(id);
    expect(messageIds(limiteds ?? [])).toEqual([other.messageId]);
    expect(JSON.stringify(limiteds)).not.toContain(conversationId);
    expect(messageIds(agents ?? [])).toEqual(
      expect.arrayContaining([note.id, reply.id, other.messageId]),
    );
  });

  test('a tombstone reaches those who could see what is gone', async () => {
    const { visitor, conversationId } = await ring();
    const stranger = await ring();
    const followers = [visitor, agent, stranger.visitor].map((client) => new Follower(client));
    await sql`insert into tombstones (id, kind, site_id, visitor_id)
      select id, 'conversation', site_id, visitor_id from conversations where id = ${conversationId}`.execute(
      app.db,
    );
    await sql`delete from conversations where id = ${conversationId}`.execute(app.db);
    const seen = await Promise.all(followers.map((follower) => follower.readPast(app.db)));
    const gone = { event: 'gone', body: { kind: 'conversation', id: conversationId } };
    expect(seen[0]).toContainEqual(gone);
    expect(seen[1]).toContainEqual(gone);
    expect(seen[2]).not.toContainEqual(gone);
  });
});

test('a transaction that idles is ended, and the feed it held back moves on', async () => {
  const { visitor, conversationId } = await ring();
  const other = await ring();
  const db = openDatabase(app.database.url, 1);
  const follower = new Follower(agent);
  await follower.readPast(app.db);
  const stuck = db.connection().execute(async (connection) => {
    await sql`begin`.execute(connection);
    const { rows } = await sql<{ limit: string }>`
      select current_setting('idle_in_transaction_session_timeout') as limit`.execute(connection);
    expect(rows[0]?.limit).toBe('10s');
    await sql`set local idle_in_transaction_session_timeout = '200ms'`.execute(connection);
    await sql`update conversations set tags = '{stuck}' where id = ${other.conversationId}`.execute(
      connection,
    );
    const id = await say(visitor, conversationId);
    expect(messageIds(await follower.read())).not.toContain(id);
    await vi.waitFor(async () => expect(messageIds(await follower.read())).toContain(id), {
      timeout: 5_000,
      interval: 50,
    });
    await sql`select 1`.execute(connection);
  });
  await expect(stuck).rejects.toThrow();
  await db.destroy();
});
