import { afterAll, beforeAll, expect, test } from 'vitest';
import { graceMs } from '../src/presence/presences.ts';
import { startTestApp, type TestApp } from './app.ts';
import { eg } from './example.ts';
import { everythingStored } from './stored.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('everything a visitor does before their first message leaves every table as it was', async () => {
  const site = await app.site();
  const agent = await app.console();
  const before = await everythingStored(app.db);
  await app.rest(`GET /api/widget/${site.key}`);
  const { body } = await app.rest('POST /api/visitors/session', { body: { site: site.key } });
  const visitor = await app.visitor(site.key, { token: String(body.token), locale: 'fr' });
  const { cursor } = visitor.welcome;
  await visitor.call('catchUp', { cursor });
  await visitor.call('listConversations', {});
  const conversationId = eg.message().id;
  await visitor.ask('showTyping', { conversationId, isTyping: true, preview: 'Do you' });
  await visitor.ask('markRead', { conversationId, seq: 1 });
  await visitor.ask('markDelivered', { conversationId, seq: 1 });
  await visitor.ask('sendMessage', eg.message({ text: ' ' }));
  await visitor.ask('sendMessage', eg.message({ conversationId }));
  visitor.close();
  app.clock.advance(graceMs * 2);
  const tab = await app.visitor(site.key, { token: visitor.welcome.token ?? '' });
  expect(tab.welcome.visitor?.id).toBe(visitor.welcome.visitor?.id);
  await agent.call('listAgents', {});
  expect(await everythingStored(app.db)).toEqual(before);
  await tab.call('sendMessage', eg.message());
  const after = await everythingStored(app.db);
  const grown = Object.keys(after).filter(
    (table) => after[table]?.length !== before[table]?.length,
  );
  expect(grown).toEqual(['conversations', 'messages', 'visitors']);
});
