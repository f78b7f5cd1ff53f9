import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { refused, ring, say, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('the agent sees that a reply has arrived before it is read', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { message } = await say(agent.console, conversationId);
  const { receipt } = await visitor.call('markDelivered', { conversationId, seq: message.seq });
  expect(receipt).toMatchObject({ deliveredSeq: 3, readSeq: 0, readCount: 0 });
  expect(await agent.console.hears('receiptMoved')).toEqual({ receipt });
});

test('what was read was delivered, and neither position moves back', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  await say(agent.console, conversationId);
  await visitor.call('markRead', { conversationId, seq: 2 });
  const behind = await visitor.call('markDelivered', { conversationId, seq: 1 });
  expect(behind.receipt).toMatchObject({ deliveredSeq: 2, readSeq: 2 });
  const ahead = await visitor.call('markDelivered', { conversationId, seq: 3 });
  expect(ahead.receipt).toMatchObject({ deliveredSeq: 3, readSeq: 2 });
  const read = await visitor.call('markRead', { conversationId, seq: 3 });
  expect(read.receipt).toMatchObject({ deliveredSeq: 3, readSeq: 3, readCount: 1 });
});

test('a position past the end stops at the last message; one at the beginning stores nothing', async () => {
  const { visitor, conversationId } = await ring(app);
  const none = await visitor.call('markDelivered', { conversationId, seq: 0 });
  expect(none.receipt).toMatchObject({ deliveredSeq: 0, readSeq: 0, readCount: 0 });
  const stored = await app.db
    .selectFrom('receipts')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .execute();
  expect(stored).toEqual([]);
  for (const seq of [7, Number.MAX_SAFE_INTEGER]) {
    const { receipt } = await visitor.call('markDelivered', { conversationId, seq });
    expect(receipt.deliveredSeq).toBe(1);
  }
});

test('nobody marks another visitor’s conversation', async () => {
  const { site, conversationId } = await ring(app);
  const stranger = await app.visitor(site.key);
  expect(await stranger.ask('markDelivered', { conversationId, seq: 1 })).toMatchObject(
    refused('notFound'),
  );
});
