import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../src/db/open.ts';
import { startTestApp, type TestApp } from './app.ts';
import { agentAt, catchUpUntil, ring, say } from './scenes.ts';

let app: TestApp;
let counted: Database;
/** Every text that the server has had prepared. */
const texts = new Set<string>();

beforeAll(async () => {
  const reach = (url: string) => {
    counted = openDatabase(url, 10, ({ query }) => {
      if (query.parameters.length > 0) texts.add(query.sql);
    });
    return counted;
  };
  app = await startTestApp({}, { reach });
});
afterAll(async () => {
  await app.app.close();
  await counted.destroy();
  await app.close();
});

/** Someone new writes; visitor, console and a colleague who sees two sites catch up with all there is by now. */
async function oneMore(cursor: string): Promise<void> {
  const { site, visitor, conversationId } = await ring(app);
  const agent = await agentAt(app);
  await agent.console.call('acceptConversation', { conversationId });
  const { message } = await say(agent.console, conversationId, { kind: 'text' });
  await catchUpUntil(agent.console, cursor, message.id);
  await catchUpUntil(visitor, cursor, message.id);
  await agent.console.call('listConversations', { list: 'all' });
  await app.rest(`GET /widget/frame?site=${site.key}`);
}

test('the server asks with few statements, however much there is to find', async () => {
  const { cursor } = (await agentAt(app)).console.welcome;
  await oneMore(cursor);
  await oneMore(cursor);
  const afterTwo = new Set(texts);
  for (let n = 0; n < 6; n += 1) await oneMore(cursor);
  expect([...texts].filter((text) => !afterTwo.has(text))).toEqual([]);
  expect(texts.size).toBeLessThan(60);
});
