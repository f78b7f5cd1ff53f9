import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, catchUpUntil, messagesOf, refused, talk, talkedAndClosed } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a colleague gets the conversation and the note; the visitor sees only who has it now', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const taker = await agentAt(app);
  const { cursor } = visitor.welcome;
  const { conversation } = await agent.console.call('transferConversation', {
    conversationId,
    agentId: taker.id,
    note: ' wants a refund, be kind ',
  });
  expect(conversation).toMatchObject({ status: 'active', assigneeId: taker.id });
  const [, , note, line] = await messagesOf(taker.console, conversationId);
  expect(note).toMatchObject({
    kind: 'note',
    text: 'wants a refund, be kind',
    author: { kind: 'agent', id: agent.id },
  });
  expect(line?.system).toEqual({ code: 'transferred', params: { by: agent.id, to: taker.id } });
  await taker.console.hears('messageStored', ({ message }) => message.id === note?.id);
  await visitor.hears('messageStored', ({ message }) => message.id === line?.id);
  const { changes } = await catchUpUntil(visitor, cursor, line?.id ?? 'no line');
  const list = await visitor.call('listConversations', {});
  const messages = await messagesOf(visitor, conversationId);
  expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 4]);
  expect(JSON.stringify([visitor.heard, changes, list, messages])).not.toContain('refund');
});

test('back in the queue it waits again, from now on', async () => {
  const { visitor, agent, conversationId, conversation: before } = await talk(app);
  app.clock.advance(60_000);
  const { conversation } = await agent.console.call('transferConversation', {
    conversationId,
    agentId: null,
  });
  expect(conversation).toMatchObject({ status: 'waiting', assigneeId: null });
  expect(Date.parse(conversation.waitingSince ?? '')).toBeGreaterThanOrEqual(
    Date.parse(before.updatedAt) + 60_000,
  );
  const line = (await messagesOf(visitor, conversationId)).at(-1);
  expect(line?.system).toEqual({ code: 'returned', params: { by: agent.id } });
});

test('a parked conversation is awake for whoever it is handed to', async () => {
  const { agent, conversationId } = await talk(app);
  const taker = await app.agent();
  await agent.console.call('parkConversation', { conversationId });
  const { conversation } = await agent.console.call('transferConversation', {
    conversationId,
    agentId: taker.id,
  });
  expect(conversation).toMatchObject({
    status: 'active',
    assigneeId: taker.id,
    parkedUntil: null,
  });
});

test('a transfer to nobody who could answer leaves everything as it was, the note too', async () => {
  const { agent, conversation, conversationId } = await talk(app);
  expect(
    await agent.console.ask('transferConversation', {
      conversationId,
      agentId: uuidv7(),
      note: 'for you',
    }),
  ).toMatchObject(refused('notFound', { field: 'agentId' }));
  const after = await agent.console.call('readConversation', { conversationId });
  expect(after.conversation).toMatchObject({ lastSeq: conversation.lastSeq });
});

test('a closed conversation cannot be handed over', async () => {
  const { agent, conversationId } = await talkedAndClosed(app);
  expect(
    await agent.console.ask('transferConversation', { conversationId, agentId: agent.id }),
  ).toMatchObject(refused('wrongStatus', { status: 'closed' }));
});

test.each(['a colleague', 'the queue'])(
  'handing over to %s again after a lost answer doubles neither note nor line',
  async (whom) => {
    const { agent, conversationId } = await talk(app);
    const agentId = whom === 'the queue' ? null : (await app.agent()).id;
    const transfer = { conversationId, agentId, note: 'be kind' };
    const first = await agent.console.call('transferConversation', transfer);
    app.clock.advance(1_000);
    expect(await agent.console.call('transferConversation', transfer)).toEqual(first);
    expect(await messagesOf(agent.console, conversationId)).toHaveLength(4);
  },
);
