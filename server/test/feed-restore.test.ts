import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from '../src/app.ts';
import { startTestApp, type TestApp } from './app.ts';
import { connect } from './client.ts';
import { eg } from './example.ts';
import { Follower } from './feed/follow.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const tables = ['sites', 'agents', 'visitors', 'conversations', 'messages', 'receipts'];

/** What a dump looks like once it is read into another Postgres: its transaction numbers have not come up there yet. */
async function moveIntoFuture(): Promise<void> {
  for (const table of tables)
    await app.db.connection().execute(async (connection) => {
      await sql`set session_replication_role = replica`.execute(connection);
      await sql`update ${sql.table(table)}
        set changed_xid = (pg_current_xact_id()::text::bigint + 1000000)::text::xid8`.execute(
        connection,
      );
      await sql`set session_replication_role = origin`.execute(connection);
    });
}

test('restored into another Postgres, everything is told again and nothing new is stepped over', async () => {
  const site = await app.site();
  const visitor = await app.visitor(site.key);
  const { conversation } = await visitor.call('sendMessage', eg.message());
  const person = await app.agent();
  const old = await app.console(person.token);
  await moveIntoFuture();

  const restarted = await startApp({
    config: eg.config(app.database.url),
    db: app.db,
    log: pino({ level: 'silent' }),
  });
  const agent = await connect(restarted.url, { protocol: 1, actor: 'agent', token: person.token });
  const stale = await agent.ask('catchUp', { cursor: old.welcome.cursor });
  expect(stale).toMatchObject({
    ok: false,
    error: { code: 'badInput', params: { field: 'cursor' } },
  });

  const [epoch] = agent.welcome.cursor.split('.');
  const follower = new Follower(agent, `${epoch}.0.0`);
  await follower.readPast(app.db);
  const { message } = await agent.call(
    'sendMessage',
    eg.message({ conversationId: conversation.id }),
  );
  await follower.readPast(app.db);
  const told = JSON.stringify(follower.changes);
  for (const id of [site.id, person.id, conversation.visitorId, conversation.id, message.id])
    expect(told).toContain(id);
  agent.close();
  await restarted.close();
});

test('a cursor ahead of the database is refused rather than waited for', async () => {
  const agent = await app.console();
  const [epoch, xid] = agent.welcome.cursor.split('.');
  const cursor = `${epoch}.${BigInt(xid ?? 0) + 1_000_000n}.0`;
  const answer = await agent.ask('catchUp', { cursor });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'badInput', params: { field: 'cursor' } },
  });
});
