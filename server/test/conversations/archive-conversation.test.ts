import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { linesOf, messagesOf, refused, say, talk, talkedAndClosed } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('an archived conversation leaves the lists and loses nothing', async () => {
  const { agent, conversationId } = await talkedAndClosed(app);
  const before = await messagesOf(agent.console, conversationId);
  const { conversation } = await agent.console.call('archiveConversation', { conversationId });
  expect(conversation).toMatchObject({ status: 'closed' });
  expect(conversation.archivedAt).not.toBeNull();
  const idsIn = async (list: 'all' | 'closed' | 'archived') =>
    (await agent.console.call('listConversations', { list })).conversations.map(({ id }) => id);
  expect(await idsIn('all')).not.toContain(conversationId);
  expect(await idsIn('closed')).not.toContain(conversationId);
  expect(await idsIn('archived')).toContain(conversationId);
  expect(await messagesOf(agent.console, conversationId)).toEqual(before);
  await agent.console.hears(
    'conversationChanged',
    (body) => body.conversation.archivedAt === conversation.archivedAt,
  );
});

test('an open conversation is closed on the way, and the visitor is told only that', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { conversation } = await agent.console.call('archiveConversation', { conversationId });
  expect(conversation.status).toBe('closed');
  expect(conversation.closedAt).toBe(conversation.archivedAt);
  expect(await linesOf(visitor, conversationId)).toEqual(['joined', 'closed']);
});

test('a visitor keeps their own thread, archived or not', async () => {
  const { visitor, agent, conversationId } = await talkedAndClosed(app);
  await agent.console.call('archiveConversation', { conversationId });
  const { conversations } = await visitor.call('listConversations', {});
  expect(conversations.map(({ id }) => id)).toEqual([conversationId]);
});

test('archiving twice changes nothing the second time', async () => {
  const { agent, conversationId } = await talkedAndClosed(app);
  const first = await agent.console.call('archiveConversation', { conversationId });
  const second = await agent.console.call('archiveConversation', { conversationId });
  expect(second).toEqual(first);
});

test('a message the agent had not seen keeps the conversation from being put away', async () => {
  const { visitor, agent, conversation, conversationId } = await talk(app);
  const baseSeq = conversation.lastSeq;
  const { message } = await say(visitor, conversationId);
  expect(await agent.console.ask('archiveConversation', { conversationId, baseSeq })).toMatchObject(
    refused('conflict', { messages: [{ id: message.id }] }),
  );
  const anyway = await agent.console.call('archiveConversation', { conversationId });
  expect(anyway.conversation.archivedAt).not.toBeNull();
});
