import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import {
  agentAt,
  catchUpUntil,
  messagesOf,
  refused,
  ring,
  say,
  talk,
  talkedAndClosed,
} from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const tomorrow = () => new Date(app.clock.now().getTime() + 86_400_000).toISOString();

test('a parked conversation stays with its agent until the given time', async () => {
  const { agent, conversationId } = await talk(app);
  const until = tomorrow();
  const { conversation } = await agent.console.call('parkConversation', { conversationId, until });
  expect(conversation).toMatchObject({
    status: 'pending',
    assigneeId: agent.id,
    parkedUntil: until,
  });
  const line = (await messagesOf(agent.console, conversationId)).at(-1);
  expect(line?.system).toEqual({ code: 'parked', params: { by: agent.id, until } });
});

test('the visitor never learns that they were parked, by event, list, catch-up or preview', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { cursor } = visitor.welcome;
  const seen = await messagesOf(visitor, conversationId);
  await agent.console.call('parkConversation', { conversationId, until: tomorrow() });
  const heard = await visitor.hears(
    'conversationChanged',
    ({ conversation }) => conversation.status === 'pending',
  );
  expect(heard.conversation.lastMessage?.system?.code).toBe('joined');
  expect(heard.conversation).not.toHaveProperty('parkedUntil');
  expect(await messagesOf(visitor, conversationId)).toEqual(seen);
  const { changes } = await catchUpUntil(visitor, cursor, '"pending"');
  const everything = JSON.stringify([changes, visitor.heard]);
  expect(everything).toContain('joined');
  expect(everything).not.toContain('parked');
});

test('the visitor’s next message wakes a parked conversation for its agent, without a word', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  await agent.console.call('parkConversation', { conversationId, until: tomorrow() });
  const { conversation } = await say(visitor, conversationId);
  expect(conversation).toMatchObject({ status: 'active', assigneeId: agent.id });
  const heard = await agent.console.hears(
    'messageStored',
    (body) => body.conversation?.status === 'active' && body.message.author.kind === 'visitor',
  );
  expect(heard.conversation).toMatchObject({ parkedUntil: null, assigneeId: agent.id });
});

test('a waiting conversation is parked for whoever parks it, who then takes part', async () => {
  const { conversationId } = await ring(app);
  const agent = await agentAt(app);
  const { conversation } = await agent.console.call('parkConversation', { conversationId });
  expect(conversation).toMatchObject({
    status: 'pending',
    assigneeId: agent.id,
    waitingSince: null,
    parkedUntil: null,
    agents: [{ id: agent.id }],
  });
  const participants = await app.db
    .selectFrom('participants')
    .select('agent_id')
    .where('conversation_id', '=', conversationId)
    .execute();
  expect(participants).toEqual([{ agent_id: agent.id }]);
});

test('a time that has passed is refused, and a closed conversation cannot be parked', async () => {
  const open = await talk(app);
  const past = new Date(app.clock.now().getTime() - 1_000).toISOString();
  expect(
    await open.agent.console.ask('parkConversation', {
      conversationId: open.conversationId,
      until: past,
    }),
  ).toMatchObject(refused('badInput', { field: 'until' }));
  const closed = await talkedAndClosed(app);
  expect(
    await closed.agent.console.ask('parkConversation', { conversationId: closed.conversationId }),
  ).toMatchObject(refused('wrongStatus', { status: 'closed' }));
});

test('a message the agent had not seen keeps the conversation from being parked, and is shown', async () => {
  const { visitor, agent, conversation, conversationId } = await talk(app);
  const { message } = await say(visitor, conversationId, { text: 'one more thing' });
  const park = (baseSeq: number) =>
    agent.console.ask('parkConversation', { conversationId, baseSeq, until: tomorrow() });
  expect(await park(conversation.lastSeq)).toMatchObject(
    refused('conflict', {
      messages: [{ id: message.id, text: 'one more thing' }],
      conversation: { id: conversationId, status: 'active', lastSeq: message.seq },
    }),
  );
  expect(await park(message.seq)).toMatchObject({
    ok: true,
    value: { conversation: { status: 'pending' } },
  });
});

test.each(['tomorrow', 'the visitor writes'])(
  'parking again until %s after a lost answer finds it parked and adds nothing',
  async (when) => {
    const { agent, conversationId } = await talk(app);
    const park = { conversationId, ...(when === 'tomorrow' ? { until: tomorrow() } : {}) };
    const first = await agent.console.call('parkConversation', park);
    app.clock.advance(1_000);
    expect(await agent.console.call('parkConversation', park)).toEqual(first);
    const later = new Date(app.clock.now().getTime() + 999_000).toISOString();
    expect(
      await agent.console.ask('parkConversation', { conversationId, until: later }),
    ).toMatchObject(refused('wrongStatus', { status: 'pending' }));
  },
);
