import { unreadCount } from '@deskbell/shared/rules/unread';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, catchUpUntil, refused, ring, say, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('everyone in the conversation sees how far the visitor has read', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { message } = await say(agent.console, conversationId);
  const { receipt } = await visitor.call('markRead', { conversationId, seq: message.seq });
  const reader = { kind: 'visitor', id: visitor.welcome.visitor?.id };
  expect(receipt).toEqual({
    conversationId,
    reader,
    deliveredSeq: 3,
    readSeq: 3,
    readCount: 1,
  });
  expect(await agent.console.hears('receiptMoved')).toEqual({ receipt });
  const { conversation } = await agent.console.call('readConversation', { conversationId });
  expect(conversation.receipts).toContainEqual(receipt);
});

test('another tab of the visitor hears it too, so that its badge clears', async () => {
  const { site, visitor, agent, conversationId } = await talk(app);
  const { message } = await say(agent.console, conversationId);
  const tab = await app.visitor(site.key, { token: visitor.welcome.token ?? '' });
  await visitor.call('markRead', { conversationId, seq: message.seq });
  const { receipt } = await tab.hears('receiptMoved');
  expect(receipt).toMatchObject({ readSeq: message.seq, readCount: 1 });
});

test('a position never moves back, and nobody hears of one that did not move', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  await say(agent.console, conversationId);
  const first = await visitor.call('markRead', { conversationId, seq: 3 });
  for (const seq of [3, 2, 0])
    expect(await visitor.call('markRead', { conversationId, seq })).toEqual(first);
  await say(visitor, conversationId);
  await agent.console.hears('messageStored', ({ message }) => message.seq === 4);
  expect(agent.console.heardOf('receiptMoved')).toHaveLength(1);
});

test('a position past the end stops at the last message', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  for (const seq of [99, 2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
    const { receipt } = await visitor.call('markRead', { conversationId, seq });
    expect(receipt).toMatchObject({ readSeq: 2, deliveredSeq: 2, readCount: 0 });
  }
  await say(agent.console, conversationId);
  const { conversation } = await visitor.call('readConversation', { conversationId });
  const reader = { kind: 'visitor' as const, id: conversation.visitorId };
  expect(unreadCount(conversation, reader)).toBe(1);
});

test('notes and system lines between do not change the count', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const colleague = await agentAt(app);
  await say(agent.console, conversationId, { kind: 'note' });
  await say(agent.console, conversationId);
  await colleague.console.call('assignConversation', { conversationId, agentId: colleague.id });
  await say(visitor, conversationId);
  await say(colleague.console, conversationId, { kind: 'note' });
  await say(colleague.console, conversationId);
  await say(visitor, conversationId);
  // 1 visitor, 2 joined, 3 note, 4 agent, 5 assigned, 6 visitor, 7 note, 8 agent, 9 visitor
  const counts = async (client: typeof visitor) => {
    const all: number[] = [];
    for (let seq = 1; seq <= 9; seq += 1)
      all.push((await client.call('markRead', { conversationId, seq })).receipt.readCount);
    return all;
  };
  expect(await counts(visitor)).toEqual([0, 0, 0, 1, 1, 1, 1, 2, 2]);
  expect(await counts(agent.console)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 3]);
  const { conversation } = await colleague.console.call('readConversation', { conversationId });
  expect(unreadCount(conversation, { kind: 'agent', id: agent.id })).toBe(0);
  expect(unreadCount(conversation, { kind: 'agent', id: colleague.id })).toBe(3);
});

test('a read position is there again after a catch-up', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { cursor } = agent.console.welcome;
  const { receipt } = await visitor.call('markRead', { conversationId, seq: 2 });
  await expect
    .poll(async () => (await agent.console.call('catchUp', { cursor })).changes)
    .toContainEqual({ event: 'receiptMoved', body: { receipt } });
});

test('nobody marks another visitor’s conversation', async () => {
  const { site, conversationId } = await ring(app);
  const stranger = await app.visitor(site.key);
  expect(await stranger.ask('markRead', { conversationId, seq: 1 })).toMatchObject(
    refused('notFound'),
  );
});

test('the visitor is not told of agents who only looked, by event, list, reading or catch-up', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const looker = await agentAt(app);
  const { cursor } = visitor.welcome;
  await looker.console.call('markDelivered', { conversationId, seq: 2 });
  await looker.console.call('markRead', { conversationId, seq: 2 });
  const heardByTeam = await agent.console.hears(
    'receiptMoved',
    ({ receipt }) => receipt.reader.id === looker.id && receipt.readSeq === 2,
  );
  await agent.console.call('markRead', { conversationId, seq: 2 });
  await visitor.hears('receiptMoved', ({ receipt }) => receipt.reader.id === agent.id);
  const { changes } = await catchUpUntil(visitor, cursor, '"receiptMoved"');
  const list = await visitor.call('listConversations', {});
  const seen = await visitor.call('readConversation', { conversationId });
  expect(seen.conversation.receipts.map(({ reader }) => reader.id)).toEqual([agent.id]);
  const everything = JSON.stringify([changes, list, seen, visitor.heard]);
  expect(everything).not.toContain(looker.id);
  // Once they join, the visitor learns how far they have come.
  await looker.console.call('assignConversation', { conversationId, agentId: looker.id });
  const heard = await visitor.hears('messageStored', (body) =>
    Boolean(body.conversation?.agents.some(({ id }) => id === looker.id)),
  );
  expect(heard.conversation?.receipts).toContainEqual(heardByTeam.receipt);
});
