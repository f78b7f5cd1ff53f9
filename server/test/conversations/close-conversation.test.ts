import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, messagesOf, refused, ring, say, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('both sides see that the conversation was closed, and its last agent stays known', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { conversation } = await agent.console.call('closeConversation', { conversationId });
  expect(conversation).toMatchObject({ status: 'closed', assigneeId: agent.id, archivedAt: null });
  expect(conversation.closedAt).toBe(conversation.updatedAt);
  const heard = await visitor.hears(
    'messageStored',
    ({ message }) => message.system?.code === 'closed',
  );
  expect(heard.message.system?.params).toEqual({ by: agent.id });
  expect(heard.conversation?.status).toBe('closed');
});

test.each(['waiting', 'pending'] as const)('a %s conversation can be closed too', async (from) => {
  const { conversationId } = await ring(app);
  const agent = await agentAt(app);
  if (from === 'pending') {
    const until = new Date(app.clock.now().getTime() + 60_000).toISOString();
    await agent.console.call('parkConversation', { conversationId, until });
  }
  const { conversation } = await agent.console.call('closeConversation', { conversationId });
  expect(conversation).toMatchObject({ status: 'closed', waitingSince: null, parkedUntil: null });
});

test('closing again after a lost answer finds it closed and adds nothing', async () => {
  const { agent, conversationId } = await talk(app);
  const first = await agent.console.call('closeConversation', { conversationId });
  app.clock.advance(1_000);
  expect(await agent.console.call('closeConversation', { conversationId })).toEqual(first);
});

test('a message the agent had not seen keeps the conversation open, and is shown', async () => {
  const { visitor, agent, conversation, conversationId } = await talk(app);
  const baseSeq = conversation.lastSeq;
  const { message } = await say(visitor, conversationId, { text: 'one more thing' });
  expect(await agent.console.ask('closeConversation', { conversationId, baseSeq })).toMatchObject(
    refused('conflict', {
      messages: [{ id: message.id, text: 'one more thing' }],
      conversation: { id: conversationId, status: 'active', lastSeq: message.seq },
    }),
  );
  const seen = await agent.console.call('closeConversation', {
    conversationId,
    baseSeq: message.seq,
  });
  expect(seen.conversation.status).toBe('closed');
});

test('what colleagues wrote meanwhile does not keep it open', async () => {
  const { agent, conversation, conversationId } = await talk(app);
  const colleague = await agentAt(app);
  await say(colleague.console, conversationId, { kind: 'note' });
  const closed = await agent.console.call('closeConversation', {
    conversationId,
    baseSeq: conversation.lastSeq,
  });
  expect(closed.conversation.status).toBe('closed');
  const last = (await messagesOf(agent.console, conversationId)).at(-1);
  expect(last?.system?.code).toBe('closed');
});
