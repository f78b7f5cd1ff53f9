import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../src/db/open.ts';
import { startTestApp, type TestApp } from './app.ts';
import { agentAt, messagesOf, ring, say } from './scenes.ts';

let app: TestApp;
/** The server's own connections, few of them, so that each has its statements prepared. */
let own: Database;
beforeAll(async () => {
  const reach = (url: string) => {
    own = openDatabase(url, 2);
    return own;
  };
  app = await startTestApp({}, { reach });
});
afterAll(async () => {
  await app.app.close();
  await own.destroy();
  await app.close();
});

/** As the migration of a newer Deskbell does while this one still serves. */
async function addColumn(): Promise<void> {
  for (const table of ['messages', 'conversations', 'visitors', 'sites', 'agent_sessions'])
    await sql`alter table ${sql.table(table)} add column added_later text`.execute(app.db);
}

test('a column that is added under a running server costs nobody a message or a connection', async () => {
  const { site, visitor, conversationId } = await ring(app);
  const agent = await agentAt(app);
  const use = async () => {
    const sent = Array.from({ length: 6 }, () => say(visitor, conversationId));
    const { message } = await say(agent.console, conversationId, { kind: 'text' });
    const ids = [...(await Promise.all(sent)).map((one) => one.message.id), message.id];
    const stored = (await messagesOf(visitor, conversationId)).map(({ id }) => id);
    expect(stored).toEqual(expect.arrayContaining(ids));
    const { token } = visitor.welcome;
    await app.visitor(site.key, token === undefined ? {} : { token });
    await app.console(agent.token);
    const me = await app.rest('GET /api/agents/me', { token: agent.token });
    expect(me.status).toBe(200);
  };
  await use();
  await use();
  await addColumn();
  await use();
  await use();
});
