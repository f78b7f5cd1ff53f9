import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { messagesOf, refused, ring, say, talk, talkedAndClosed } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a waiting and an active conversation stay as they are when the visitor writes on', async () => {
  const waiting = await ring(app);
  const more = await say(waiting.visitor, waiting.conversationId);
  expect(more.conversation).toMatchObject({ status: 'waiting', visitorMessageCount: 2 });
  const active = await talk(app);
  const answer = await say(active.visitor, active.conversationId);
  expect(answer.conversation).toMatchObject({ status: 'active', assigneeId: active.agent.id });
});

test('a closed conversation goes back to its last agent, who is here and has room', async () => {
  const { visitor, agent, conversationId } = await talkedAndClosed(app);
  const { conversation } = await say(visitor, conversationId);
  expect(conversation).toMatchObject({
    id: conversationId,
    status: 'active',
    assigneeId: agent.id,
    closedAt: null,
  });
  const lines = (await messagesOf(visitor, conversationId)).slice(-2);
  expect(lines.map(({ kind }) => kind)).toEqual(['system', 'text']);
  expect(lines[0]?.system).toEqual({ code: 'reopened', params: {} });
  await agent.console.hears(
    'messageStored',
    (body) => body.message.id === lines[1]?.id && body.conversation?.status === 'active',
  );
});

test('an archived conversation comes out of the archive too, without being named', async () => {
  const { visitor, agent, conversationId } = await talkedAndClosed(app);
  await agent.console.call('archiveConversation', { conversationId });
  const { conversation } = await visitor.call('sendMessage', eg.message());
  expect(conversation).toMatchObject({ id: conversationId, status: 'active', archivedAt: null });
});

test('a closed conversation waits in the queue when its last agent has gone', async () => {
  const { visitor, agent, conversationId } = await talkedAndClosed(app);
  const colleague = await app.console();
  agent.console.close();
  await expect
    .poll(async () => {
      app.clock.advance(10_000);
      const { presences } = await colleague.call('listAgents', {});
      return presences.find(({ who }) => who.id === agent.id)?.status;
    })
    .toBe('offline');
  const { conversation } = await say(visitor, conversationId);
  expect(conversation).toMatchObject({ status: 'waiting', assigneeId: null });
  const { conversations } = await colleague.call('listConversations', { list: 'queue' });
  expect(conversations.map(({ id }) => id)).toContain(conversationId);
});

test.each(['away', 'offline'] as const)(
  'a closed conversation waits in the queue when its last agent says they are %s',
  async (status) => {
    const { visitor, agent, conversationId } = await talkedAndClosed(app);
    await agent.console.call('setPresence', { status });
    const { conversation } = await say(visitor, conversationId);
    expect(conversation).toMatchObject({ status: 'waiting', assigneeId: null });
  },
);

test('a closed conversation waits in the queue when its last agent has no room', async () => {
  const first = await talkedAndClosed(app);
  const { agent } = first;
  await app.db.updateTable('agents').set({ max_chats: 1 }).where('id', '=', agent.id).execute();
  const second = await ring(app);
  await agent.console.call('acceptConversation', { conversationId: second.conversationId });
  const { conversation } = await say(first.visitor, first.conversationId);
  expect(conversation).toMatchObject({ status: 'waiting', assigneeId: null });
});

test('a closed conversation waits in the queue when its last agent was disabled', async () => {
  const { visitor, agent, conversationId } = await talkedAndClosed(app);
  await app.db
    .updateTable('agents')
    .set({ disabled_at: new Date() })
    .where('id', '=', agent.id)
    .execute();
  const { conversation } = await say(visitor, conversationId);
  expect(conversation.status).toBe('waiting');
});

test.each(['active', 'pending'] as const)(
  'an %s conversation whose agent was disabled in the very moment waits for another',
  async (status) => {
    const { visitor, agent, conversationId } = await talk(app);
    if (status === 'pending') await agent.console.call('parkConversation', { conversationId });
    await app.db
      .updateTable('agents')
      .set({ disabled_at: new Date() })
      .where('id', '=', agent.id)
      .execute();
    const { conversation } = await say(visitor, conversationId);
    expect(conversation).toMatchObject({ status: 'waiting', assigneeId: null });
    const [line, message] = (await messagesOf(visitor, conversationId)).slice(-2);
    expect(line?.system).toEqual({ code: 'returned', params: {} });
    expect(message?.author.kind).toBe('visitor');
  },
);

test('where a site keeps many threads, a message after closing begins a new one', async () => {
  const { visitor, conversationId } = await talkedAndClosed(app, { mode: 'multiple' });
  const { conversation } = await say(visitor, conversationId);
  expect(conversation).toMatchObject({ status: 'waiting', lastSeq: 1 });
  expect(conversation.id).not.toBe(conversationId);
  const old = await visitor.call('readConversation', { conversationId });
  expect(old.conversation.status).toBe('closed');
});

test('a message that names no conversation, or a closed one, finds the open one', async () => {
  const { visitor, conversationId } = await talkedAndClosed(app, { mode: 'multiple' });
  const { conversation: open } = await visitor.call('sendMessage', eg.message());
  expect((await visitor.call('sendMessage', eg.message())).conversation.id).toBe(open.id);
  expect((await say(visitor, conversationId)).conversation.id).toBe(open.id);
});

test('a visitor cannot write into another visitor’s conversation', async () => {
  const { site, visitor, conversationId } = await ring(app);
  const stranger = await app.visitor(site.key);
  expect(await stranger.ask('sendMessage', eg.message({ conversationId }))).toMatchObject(
    refused('notFound'),
  );
  expect(await messagesOf(visitor, conversationId)).toHaveLength(1);
  expect(await stranger.call('listConversations', {})).toMatchObject({ conversations: [] });
});

test('what the page tells of itself is kept with the conversation it starts', async () => {
  const site = await app.site();
  const visitor = await app.visitor(site.key, { locale: 'ja' });
  const context = { page: { url: 'https://shop.example/cart' }, timeZone: 'Asia/Tokyo' };
  const { conversation } = await visitor.call('sendMessage', { ...eg.message(), context });
  const agent = await app.console();
  const read = await agent.call('readConversation', { conversationId: conversation.id });
  expect(read.conversation.context).toEqual({ ...context, locale: 'ja' });
});
