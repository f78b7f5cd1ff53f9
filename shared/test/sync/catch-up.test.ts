import { expect, test, vi } from 'vitest';
import { memoryStore } from '../../src/sync/memory-store.ts';
import type { Batch } from '../../src/sync/store.ts';
import { client, onlineClient, shown } from './client.ts';
import { exampleId } from './example.ts';
import { fakeClock, settle } from './fake-clock.ts';
import { FakeServer } from './fake-server.ts';

test('a new visitor starts from their conversations and the newest messages', async () => {
  const clock = fakeClock();
  const server = new FakeServer(clock);
  const { id } = server.start();
  for (let turn = 0; turn < 3; turn += 1) server.say(id);
  const store = memoryStore();
  const { engine } = await onlineClient({ server, clock, store });
  expect(engine.state.isLevel).toBe(true);
  expect(engine.state.conversations.get(id)?.lastSeq).toBe(3);
  expect(await store.messages(id, { limit: 10 })).toHaveLength(3);
  expect((await store.load()).cursor).not.toBeNull();
});

test('an agent starts from colleagues, sites and the lists to work from', async () => {
  const clock = fakeClock();
  const server = new FakeServer(clock, { kind: 'agent', id: exampleId() });
  server.start();
  const { engine } = await onlineClient({ server, clock });
  const lists = server.callsOf('listConversations').map(({ list }) => list);
  expect(lists).toEqual(['queue', 'mine', 'pending', 'all']);
  expect(engine.state).toMatchObject({ me: server.me, isLevel: true });
  expect(engine.state.conversations.size).toBe(1);
});

test('a client that was away asks only for what changed, page by page', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  await engine.openThread(id);
  server.isWelcoming = false;
  server.cut();
  for (let turn = 0; turn < 25; turn += 1) server.say(id);
  server.pageSize = 10;
  server.isWelcoming = true;
  const before = server.callsOf('catchUp').length;
  await clock.advance(60_000);
  expect(shown(engine, id)).toEqual(server.texts());
  expect(server.callsOf('catchUp').length - before).toBeGreaterThanOrEqual(5);
  expect(server.callsOf('listConversations')).toHaveLength(1);
});

test('a cursor is kept in the same commit as its rows', async () => {
  const store = memoryStore();
  const batches: Batch[] = [];
  const { engine, server } = await onlineClient({
    store: {
      ...store,
      commit: (batch) => {
        batches.push(batch);
        return store.commit(batch);
      },
    },
  });
  server.isPushing = false;
  const { id } = server.start();
  server.say(id);
  engine.wake();
  await settle();
  const withMessage = batches.filter(({ messages }) => messages?.length);
  expect(withMessage).toHaveLength(1);
  expect(withMessage[0]?.cursor).toBeDefined();
});

test('no cursor is kept past rows the store failed to keep', async () => {
  const store = memoryStore();
  let isFull = false;
  const onTrouble = vi.fn();
  const { server, engine } = await onlineClient({
    onTrouble,
    store: {
      ...store,
      commit: (batch) =>
        isFull && batch.messages?.length
          ? Promise.reject(new Error('the disk is full'))
          : store.commit(batch),
    },
  });
  const { cursor } = await store.load();
  isFull = true;
  server.isPushing = false;
  const { id } = server.start();
  server.say(id);
  engine.wake();
  await settle();
  isFull = false;
  server.start();
  engine.wake();
  await settle();
  expect(onTrouble).toHaveBeenCalledOnce();
  expect((await store.load()).cursor).toBe(cursor);
});

test('the next start goes on from the cursor that was kept', async () => {
  const store = memoryStore();
  const first = await onlineClient({ store });
  const { id } = first.server.start();
  await settle();
  await first.engine.stop();
  first.server.say(id);
  const calls = first.server.calls.length;
  const { engine, server } = await onlineClient({ ...first, store });
  expect(engine.state.conversations.get(id)?.lastSeq).toBe(1);
  expect(server.calls.slice(calls).map(({ name }) => name)).not.toContain('listConversations');
});

test('a cursor the server does not know any more leads to a fresh snapshot, and unsent messages stay', async () => {
  const store = memoryStore();
  const { engine, server, clock } = await onlineClient({ store });
  const lost = server.start();
  await settle();
  server.isWelcoming = false;
  server.cut();
  await engine.send({ conversationId: null, text: 'unsent' });
  server.conversations.delete(lost.id);
  const kept = server.start();
  server.oldestCursor = server.log.length;
  server.isWelcoming = true;
  await clock.advance(60_000);
  expect([...engine.state.conversations.keys()]).toEqual([kept.id]);
  expect((await store.load()).conversations.map(({ id }) => id)).toEqual([kept.id]);
  expect(server.texts()).toEqual(['unsent']);
  expect(engine.state.isLevel).toBe(true);
});

test('a store of someone else starts afresh', async () => {
  const store = memoryStore();
  const first = await onlineClient({ store });
  first.server.start();
  await settle();
  await first.engine.stop();
  const { engine, server } = await onlineClient({ store });
  expect(engine.state.me).toEqual(server.me);
  expect(engine.state.conversations.size).toBe(0);
  expect((await store.load()).me).toEqual(server.me);
});

test('what a guest left unsent goes to the conversation of the visitor they turn out to be', async () => {
  const store = memoryStore();
  const { engine, server, clock } = await onlineClient({ store });
  const guests = server.start();
  await settle();
  server.cut();
  await engine.send({ conversationId: guests.id, text: 'unsent' });
  await engine.stop();
  const next = new FakeServer(clock);
  const { id } = next.start();
  const again = await onlineClient({ store, clock, server: next });
  expect(next.callsOf('sendMessage').map(({ conversationId }) => conversationId)).toEqual([
    undefined,
  ]);
  expect(next.messages.map(({ conversationId }) => conversationId)).toEqual([id]);
  expect(again.engine.state.outbox).toEqual([]);
});

test('what another agent left unsent is not sent in the name of this one', async () => {
  const store = memoryStore();
  const clock = fakeClock();
  const agent = () => new FakeServer(clock, { kind: 'agent', id: exampleId() });
  const first = await onlineClient({ store, clock, server: agent() });
  first.server.fate = ({ name }) => (name === 'sendMessage' ? 'lost' : 'answered');
  const { id } = first.server.start();
  await first.engine.send({ conversationId: id, text: 'mine' });
  await first.engine.stop();
  const { engine, server } = await onlineClient({ store, clock, server: agent() });
  await settle();
  expect(server.callsOf('sendMessage')).toEqual([]);
  expect(engine.state.outbox).toEqual([]);
  expect((await store.load()).outbox).toEqual([]);
});

test('a lost push is made up for within a minute or so', async () => {
  const { engine, server, clock } = await onlineClient();
  server.isPushing = false;
  const { id } = server.start();
  await clock.advance(66_000);
  expect(engine.state.conversations.has(id)).toBe(true);
});

test('a gap in an open thread is closed at once', async () => {
  const { engine, server } = await onlineClient();
  const { id } = server.start();
  server.say(id);
  await engine.openThread(id);
  server.isPushing = false;
  server.say(id);
  server.say(id);
  server.isPushing = true;
  server.say(id);
  await settle();
  expect(shown(engine, id)).toEqual(server.texts());
});

test('catch-up that fails for a while goes on by itself', async () => {
  const { engine, server, clock } = client();
  server.fate = ({ name }) =>
    name === 'catchUp' ? { code: 'unavailable', message: 'busy', retryAfterMs: 1_000 } : 'answered';
  await engine.start();
  await settle();
  expect(engine.state).toMatchObject({ link: 'online', isLevel: false });
  server.fate = () => 'answered';
  await clock.advance(2_000);
  expect(engine.state.isLevel).toBe(true);
});

test('events that come while catching up are shown at once', async () => {
  const { engine, server } = await onlineClient();
  const { id } = server.start();
  await engine.openThread(id);
  server.fate = ({ name }) => (name === 'catchUp' ? 'lost' : 'answered');
  engine.wake();
  server.say(id, { text: 'live' });
  await settle();
  expect(shown(engine, id)).toEqual(['live']);
});

test('the host hears live events, and never those told again by catch-up', async () => {
  const heard: string[] = [];
  const { engine, server } = await onlineClient({ onEvent: (name) => heard.push(name) });
  server.isPushing = false;
  const { id } = server.start();
  server.say(id);
  engine.wake();
  await settle();
  expect(heard).toEqual([]);
  server.isPushing = true;
  server.say(id);
  expect(heard).toEqual(['messageStored']);
});

test('a broken event is reported and harms nothing', async () => {
  const onTrouble = vi.fn();
  const { engine, server } = await onlineClient({ onTrouble });
  server.push({ event: 'messageStored', body: {} as never });
  server.push({ event: 'inventedLater' as never, body: { text: 'hi' } as never });
  await settle();
  expect(onTrouble).toHaveBeenCalledOnce();
  expect(engine.state.link).toBe('online');
});

test('told that servers could not hear one another, a client catches up within the given time, not with everybody else', async () => {
  const { server, clock } = await onlineClient();
  clock.chance = 0.5;
  const asked = () => server.callsOf('catchUp').length;
  const before = asked();
  server.push({ event: 'changesMissed', body: { withinMs: 2_000 } });
  await clock.advance(999);
  expect(asked()).toBe(before);
  await clock.advance(2);
  expect(asked()).toBe(before + 1);
});
