import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { refused, ring, say, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('an agent sees who the visitor is, where they came from, and who of it is here', async () => {
  const site = await app.site();
  const visitor = await app.connect({
    protocol: 1,
    actor: 'visitor',
    site: site.key,
    locale: 'de-AT',
    timeZone: 'Europe/Vienna',
    page: {
      url: 'https://shop.example/lamps?id=7',
      title: 'Lamps',
      referrer: 'https://find.example',
    },
  });
  const { conversation } = await say(visitor, '', { conversationId: undefined });
  const agent = await app.console();
  const read = await agent.call('readConversation', { conversationId: conversation.id });
  expect(read.conversation).toMatchObject({
    visitor: { id: conversation.visitorId, siteId: site.id, locale: 'de-AT', isIdentified: false },
    context: {
      locale: 'de-AT',
      timeZone: 'Europe/Vienna',
      page: { url: 'https://shop.example/lamps?id=7', title: 'Lamps' },
    },
    priority: 'normal',
    tags: [],
  });
  expect(read.presences).toEqual([
    { who: { kind: 'visitor', id: conversation.visitorId }, status: 'online', lastSeenAt: null },
  ]);
});

test('a visitor sees the faces of who answers and whether they are here, and nothing meant for agents', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { conversation, presences } = await visitor.call('readConversation', { conversationId });
  expect(conversation.agents).toEqual([{ id: agent.id, name: agent.name, avatarUrl: null }]);
  expect(presences).toEqual([
    { who: { kind: 'agent', id: agent.id }, status: 'online', lastSeenAt: null },
  ]);
  for (const field of ['visitor', 'waitingSince', 'parkedUntil', 'priority', 'tags', 'context'])
    expect(conversation).not.toHaveProperty(field);
  expect(JSON.stringify(conversation)).not.toContain(agent.email);
});

test('the newest message is previewed, cut for a list row', async () => {
  const { visitor, conversationId } = await ring(app);
  await say(visitor, conversationId, { text: '長い話'.repeat(100) });
  const { conversation } = await visitor.call('readConversation', { conversationId });
  expect(conversation.lastMessage).toMatchObject({
    seq: 2,
    kind: 'text',
    author: { kind: 'visitor', id: conversation.visitorId },
  });
  expect([...(conversation.lastMessage?.preview ?? '')]).toHaveLength(140);
});

test('a note is never a visitor’s preview', async () => {
  const { visitor, agent, conversationId, message } = await talk(app);
  await say(agent.console, conversationId, { kind: 'note', text: 'sounds cross' });
  const theirs = await visitor.call('readConversation', { conversationId });
  expect(theirs.conversation.lastMessage).toMatchObject({ kind: 'system', seq: message.seq + 1 });
  const ours = await agent.console.call('readConversation', { conversationId });
  expect(ours.conversation.lastMessage).toMatchObject({ kind: 'note', preview: 'sounds cross' });
});

test('another visitor’s conversation and one that is not there are the same answer', async () => {
  const { site, conversationId } = await ring(app);
  const stranger = await app.visitor(site.key);
  const theirs = await stranger.ask('readConversation', { conversationId });
  const nobodys = await stranger.ask('readConversation', { conversationId: uuidv7() });
  expect(theirs).toMatchObject(refused('notFound'));
  expect(theirs).toEqual(nobodys);
});
