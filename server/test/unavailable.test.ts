import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../src/db/open.ts';
import { graceMs } from '../src/presence/presences.ts';
import { startTestApp, type TestApp } from './app.ts';
import { type DatabaseLine, openLine } from './database-line.ts';
import { eg } from './example.ts';
import { messagesOf, ring, say, talk } from './scenes.ts';

let app: TestApp;
let line: DatabaseLine;
let throughLine: Database;
beforeAll(async () => {
  line = await openLine();
  const reach = (url: string) => {
    throughLine = openDatabase(line.urlOf(url), 10);
    return throughLine;
  };
  app = await startTestApp({}, { reach });
});
afterAll(async () => {
  await throughLine.destroy();
  await line.cut();
  await app.close();
});

const unavailable = { code: 'unavailable', retryAfterMs: expect.any(Number) };

test('without its database the server says so, keeps its sockets, and goes on when it is back', async () => {
  const { visitor, conversationId } = await ring(app);
  const token = visitor.welcome.token ?? '';
  const sent = eg.message({ conversationId });
  await line.cut();
  expect(await visitor.ask('sendMessage', sent)).toMatchObject({ ok: false, error: unavailable });
  const rest = await app.rest('GET /api/conversations', { token });
  expect([rest.status, rest.body]).toMatchObject([503, { error: unavailable }]);
  expect(rest.headers.get('retry-after')).toBe('1');
  await line.mend();
  expect(await visitor.call('sendMessage', sent)).toMatchObject({ message: { seq: 2 } });
  expect(visitor.socket.connected).toBe(true);
});

test('it says that it is not ready, though alive, until the database is back', async () => {
  const ready = async () => {
    const { status, body } = await app.rest('GET /readyz');
    const { database } = body.parts as Record<string, { state: string; since: string }>;
    return [status, body.isReady, database?.state];
  };
  expect(await ready()).toEqual([200, true, 'ok']);
  await line.cut();
  await expect.poll(ready).toEqual([503, false, 'failing']);
  expect((await app.rest('GET /healthz')).status).toBe(200);
  await line.mend();
  await expect.poll(ready).toEqual([200, true, 'ok']);
});

test('whoever connects meanwhile is told to come back', async () => {
  const site = await app.site();
  const agent = await app.agent();
  await line.cut();
  await expect(app.visitor(site.key)).rejects.toMatchObject(unavailable);
  await expect(app.console(agent.token)).rejects.toMatchObject(unavailable);
  const signIn = await app.rest('POST /api/agents/sign-in', {
    body: { email: agent.email, password: agent.password },
  });
  expect([signIn.status, signIn.body]).toMatchObject([503, { error: unavailable }]);
  expect((await app.rest(`GET /widget/frame?site=${site.key}`)).status).toBe(503);
  await line.mend();
  expect((await app.visitor(site.key)).welcome.actor).toBe('visitor');
});

test('a send that was under way when the line broke is stored once, by its retry', async () => {
  const { visitor, conversationId } = await ring(app);
  const sent = eg.message({ conversationId });
  await app.db.transaction().execute(async (holder) => {
    await sql`select 1 from conversations where id = ${conversationId} for update`.execute(holder);
    const answer = visitor.ask('sendMessage', sent);
    await expect
      .poll(async () => {
        const { rows } = await sql`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(app.db);
        return rows.length;
      })
      .toBeGreaterThan(0);
    await line.cut();
    expect(await answer).toMatchObject({ ok: false, error: unavailable });
  });
  await line.mend();
  await expect.poll(async () => (await visitor.ask('sendMessage', sent)).ok).toBe(true);
  const ids = (await messagesOf(visitor, conversationId)).map(({ id }) => id);
  expect(ids.filter((id) => id === sent.id)).toHaveLength(1);
});

test('a database that ended every connection is reached anew', async () => {
  const { visitor, conversationId } = await ring(app);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(app.db);
  await expect
    .poll(async () => (await visitor.ask('listMessages', { conversationId })).ok)
    .toBe(true);
  expect((await say(visitor, conversationId)).message.seq).toBe(2);
});

test('who left while the database was away is said to have left once it is back', async () => {
  const { visitor, agent } = await talk(app);
  const id = visitor.welcome.visitor?.id;
  const announced = (status: string) =>
    agent.console
      .heardOf('presenceChanged')
      .filter((body) => body.who.id === id && body.status === status);
  visitor.close();
  await line.cut();
  // The server has seen the socket close, and nobody can be looked up.
  await expect
    .poll(async () => {
      app.clock.advance(graceMs);
      return (await app.rest('GET /readyz')).status;
    })
    .toBe(503);
  expect(announced('offline')).toEqual([]);
  await line.mend();
  await expect
    .poll(() => {
      app.clock.advance(1_000);
      return announced('offline').length;
    })
    .toBe(1);
});
