import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { agentAt, messagesOf, refused, talk, talkedAndClosed } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('whoever reopens a conversation has it, and the visitor sees it open again', async () => {
  const { visitor, agent, conversationId } = await talkedAndClosed(app);
  const other = await agentAt(app);
  await agent.console.call('archiveConversation', { conversationId });
  const { conversation } = await other.console.call('reopenConversation', { conversationId });
  expect(conversation).toMatchObject({
    status: 'active',
    assigneeId: other.id,
    closedAt: null,
    archivedAt: null,
  });
  const line = (await messagesOf(visitor, conversationId)).at(-1);
  expect(line?.system).toEqual({ code: 'reopened', params: { by: other.id } });
});

test('reopening again after a lost answer finds it open and adds nothing', async () => {
  const { agent, conversationId } = await talkedAndClosed(app);
  const first = await agent.console.call('reopenConversation', { conversationId });
  expect(await agent.console.call('reopenConversation', { conversationId })).toEqual(first);
});

test('only a closed conversation can be reopened', async () => {
  const { conversationId } = await talk(app);
  const colleague = await agentAt(app);
  expect(await colleague.console.ask('reopenConversation', { conversationId })).toMatchObject(
    refused('wrongStatus', { action: 'reopen', status: 'active' }),
  );
});

test('a visitor never has two open conversations: the newer one keeps the older closed', async () => {
  const { visitor, agent, conversationId } = await talkedAndClosed(app, { mode: 'multiple' });
  const newer = await visitor.call('sendMessage', eg.message());
  expect(newer.conversation.id).not.toBe(conversationId);
  expect(await agent.console.ask('reopenConversation', { conversationId })).toMatchObject(
    refused('wrongStatus', { openConversationId: newer.conversation.id }),
  );
});
