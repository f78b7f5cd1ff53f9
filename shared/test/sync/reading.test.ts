import { expect, test } from 'vitest';
import { receiptOf, unreadCount } from '../../src/rules/unread.ts';
import { memoryStore } from '../../src/sync/memory-store.ts';
import { type Client, onlineClient } from './client.ts';
import { exampleId } from './example.ts';
import { fakeClock, settle } from './fake-clock.ts';
import { FakeServer } from './fake-server.ts';

function unread({ engine, server }: Client, id: string): number {
  const conversation = engine.state.conversations.get(id);
  return conversation ? unreadCount(conversation, server.me) : -1;
}

const agentClient = async () => {
  const clock = fakeClock();
  return onlineClient({ clock, server: new FakeServer(clock, { kind: 'agent', id: exampleId() }) });
};

test('reading to the end clears the badge at once', async () => {
  const made = await onlineClient();
  const { id } = made.server.start();
  for (let turn = 0; turn < 3; turn += 1) made.server.say(id);
  expect(unread(made, id)).toBe(3);
  made.engine.markRead(id, 3);
  expect(unread(made, id)).toBe(0);
  expect(made.server.callsOf('markRead')).toEqual([]);
});

test('reading a part leaves the rest on the badge', async () => {
  const made = await onlineClient();
  const { id } = made.server.start();
  await made.engine.openThread(id);
  made.server.say(id);
  made.server.say(id, { author: { ...made.server.me } });
  made.server.say(id);
  made.server.say(id);
  made.engine.markRead(id, 3);
  expect(unread(made, id)).toBe(1);
});

test('reading beyond the end hides nothing that comes later', async () => {
  const made = await onlineClient();
  const { id } = made.server.start();
  made.server.say(id);
  made.engine.markRead(id, 999);
  made.server.say(id);
  expect(unread(made, id)).toBe(1);
  made.engine.markRead(id, 2);
  await made.clock.advance(1_000);
  expect(made.server.callsOf('markRead').at(-1)).toEqual({ conversationId: id, seq: 2 });
});

test('many moves become one call with the furthest', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  for (let turn = 1; turn <= 5; turn += 1) {
    server.say(id);
    engine.markRead(id, turn);
  }
  engine.markRead(id, 2);
  await clock.advance(1_000);
  expect(server.callsOf('markRead')).toEqual([{ conversationId: id, seq: 5 }]);
});

test('what was read offline reaches the server when the link is back', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  server.say(id);
  server.isWelcoming = false;
  server.cut();
  engine.markRead(id, 1);
  server.isWelcoming = true;
  await clock.advance(60_000);
  expect(server.callsOf('markRead')).toEqual([{ conversationId: id, seq: 1 }]);
});

test('what was read offline reaches the server even after a restart', async () => {
  const store = memoryStore();
  const { engine, server, clock } = await onlineClient({ store });
  const { id } = server.start();
  server.say(id);
  server.cut();
  engine.markRead(id, 1);
  await engine.stop();
  await onlineClient({ store, server, clock });
  await clock.advance(1_000);
  expect(server.callsOf('markRead')).toEqual([{ conversationId: id, seq: 1 }]);
  expect((await store.load()).reads).toEqual([]);
});

test('reading on another device clears the badge here', async () => {
  const made = await onlineClient();
  const { id } = made.server.start();
  made.server.say(id);
  const receipt = {
    conversationId: id,
    reader: made.server.me,
    deliveredSeq: 1,
    readSeq: 1,
    readCount: 1,
  };
  made.server.push({ event: 'receiptMoved', body: { receipt } });
  expect(unread(made, id)).toBe(0);
});

test('a newer conversation with an older receipt does not bring the badge back', async () => {
  const made = await onlineClient();
  const { id } = made.server.start();
  made.server.say(id);
  made.engine.markRead(id, 1);
  const conversation = made.server.change(id, { receipts: [], status: 'active' });
  made.server.push({ event: 'conversationChanged', body: { conversation } });
  expect(made.engine.state.conversations.get(id)?.status).toBe('active');
  expect(unread(made, id)).toBe(0);
});

test('a position the server would not take just now is told again', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  server.say(id);
  server.fate = ({ name }) =>
    name === 'markRead' ? { code: 'tooMany', message: 'later' } : 'answered';
  engine.markRead(id, 1);
  await clock.advance(1_000);
  server.fate = () => 'answered';
  await clock.advance(70_000);
  expect(server.callsOf('markRead')).toHaveLength(2);
  expect(server.conversations.get(id)?.receipts[0]?.readSeq).toBe(1);
});

test('a visitor tells that messages have come, several with one call', async () => {
  const { server, clock } = await onlineClient();
  const { id } = server.start();
  for (let turn = 0; turn < 4; turn += 1) server.say(id);
  await clock.advance(1_000);
  expect(server.callsOf('markDelivered')).toEqual([{ conversationId: id, seq: 4 }]);
});

test('own messages and lines of the system are not told as delivered', async () => {
  const { server, clock } = await onlineClient();
  const { id } = server.start();
  server.say(id, { author: { ...server.me } });
  server.say(id, { author: { kind: 'system' }, kind: 'system' });
  await clock.advance(1_000);
  expect(server.callsOf('markDelivered')).toEqual([]);
});

test('an agent tells it only of conversations that are theirs', async () => {
  const { server, clock } = await agentClient();
  const theirs = server.start({ assigneeId: server.me.id });
  const others = server.start({ assigneeId: exampleId() });
  for (const { id } of [theirs, others]) server.say(id, { author: { kind: 'visitor' } });
  await clock.advance(1_000);
  expect(server.callsOf('markDelivered')).toEqual([{ conversationId: theirs.id, seq: 1 }]);
});

test('what is read need not be told as delivered too', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  server.say(id);
  engine.markRead(id, 1);
  await clock.advance(1_000);
  expect(server.callsOf('markDelivered')).toEqual([]);
  const conversation = engine.state.conversations.get(id);
  expect(conversation && receiptOf(conversation, server.me)?.deliveredSeq).toBe(1);
});

test('a position in a conversation that is gone is not told again and again', async () => {
  const { engine, server, clock } = await onlineClient();
  engine.markRead(exampleId(), 1);
  await clock.advance(1_000);
  server.cut();
  await clock.advance(60_000);
  expect(server.callsOf('markRead')).toHaveLength(1);
});

test('what is read before the link is up is not undone by the less that an earlier run had read', async () => {
  const store = memoryStore();
  const first = await onlineClient({ store });
  const { server, clock } = first;
  const { id } = server.start();
  for (let turn = 0; turn < 3; turn += 1) server.say(id);
  await settle();
  server.isWelcoming = false;
  server.cut();
  first.engine.markRead(id, 1);
  await first.engine.stop();
  const { engine } = await onlineClient({ store, server, clock });
  engine.markRead(id, 3);
  server.isWelcoming = true;
  await clock.advance(60_000);
  expect(server.callsOf('markRead').at(-1)).toEqual({ conversationId: id, seq: 3 });
  expect(server.conversations.get(id)?.receipts[0]?.readSeq).toBe(3);
});
