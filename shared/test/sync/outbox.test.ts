import { expect, test } from 'vitest';
import type { ErrorBody } from '../../src/error.ts';
import { memoryStore } from '../../src/sync/memory-store.ts';
import { client, onlineClient, shown } from './client.ts';
import { settle } from './fake-clock.ts';
import type { Call, FakeServer, Fate } from './fake-server.ts';

const states = ({ state }: { state: { outbox: readonly { state: string }[] } }) =>
  state.outbox.map((entry) => entry.state);

/** Lets the first call of a name have another fate than the rest. */
function once(name: string, fate: Fate): (call: Call) => Fate {
  let isFirst = true;
  return (call) => {
    if (call.name !== name || !isFirst) return 'answered';
    isFirst = false;
    return fate;
  };
}

const sent = (server: FakeServer) => server.callsOf('sendMessage').map(({ text }) => text);

test('a message is in the store before anything is sent', async () => {
  const store = memoryStore();
  const { engine, server } = await onlineClient({ store });
  let keptAtSend: string[] = [];
  server.fate = (call) => {
    if (call.name === 'sendMessage')
      void store.load().then(({ outbox }) => {
        keptAtSend = outbox.map(({ text }) => text);
      });
    return 'answered';
  };
  await engine.send({ conversationId: null, text: 'one' });
  await settle();
  expect(keptAtSend).toEqual(['one']);
});

test('the stored message takes the place of its outbox entry', async () => {
  const store = memoryStore();
  const { engine, server } = await onlineClient({ store });
  const { id } = await engine.send({ conversationId: null, text: 'one' });
  await settle();
  const [conversation] = [...server.conversations.keys()];
  const kept = await store.load();
  expect(engine.state.outbox).toEqual([]);
  expect(kept.outbox).toEqual([]);
  expect((await store.messages(String(conversation), { limit: 5 })).map((m) => m.id)).toEqual([id]);
});

test('messages typed before there is a conversation go to the one the first of them started', async () => {
  const { engine, server } = client();
  for (const text of ['one', 'two', 'three']) await engine.send({ conversationId: null, text });
  await engine.start();
  await settle();
  const [conversationId] = [...server.conversations.keys()];
  expect(server.texts()).toEqual(['one', 'two', 'three']);
  expect(server.callsOf('sendMessage').map((input) => input.conversationId)).toEqual([
    undefined,
    conversationId,
    conversationId,
  ]);
});

test('messages typed offline go out in order, once, when the link is back', async () => {
  const { engine, server, clock } = await onlineClient();
  server.isWelcoming = false;
  server.cut();
  for (const text of ['one', 'two', 'three']) {
    await engine.send({ conversationId: null, text });
    await clock.advance(5);
  }
  expect(states(engine)).toEqual(['queued', 'queued', 'queued']);
  server.isWelcoming = true;
  await clock.advance(60_000);
  expect(server.texts()).toEqual(['one', 'two', 'three']);
  expect(engine.state.outbox).toEqual([]);
});

test('the next message waits until the one before it is stored', async () => {
  const { engine, server } = await onlineClient();
  const { id } = server.start();
  server.fate = ({ name }) => (name === 'sendMessage' ? 'lost' : 'answered');
  await engine.send({ conversationId: id, text: 'one' });
  await engine.send({ conversationId: id, text: 'two' });
  await settle();
  expect(sent(server)).toEqual(['one']);
  expect(states(engine)).toEqual(['sending', 'queued']);
});

test.for([
  ['before its conversation is known', true],
  ['after its conversation was forgotten', false],
] as const)('the next message waits for one written %s', async ([, isFirstWithout]) => {
  const { engine, server } = await onlineClient();
  const { id } = server.start();
  server.fate = ({ name }) => (name === 'sendMessage' ? 'lost' : 'answered');
  await engine.send({ conversationId: isFirstWithout ? null : id, text: 'one' });
  await engine.send({ conversationId: isFirstWithout ? id : null, text: 'two' });
  await settle();
  expect(sent(server)).toEqual(['one']);
});

test('a slow conversation does not hold up another', async () => {
  const { engine, server } = await onlineClient();
  const [slow, quick] = [server.start(), server.start()];
  server.fate = ({ input }) => (input.conversationId === slow.id ? 'lost' : 'answered');
  await engine.send({ conversationId: slow.id, text: 'slow' });
  await engine.send({ conversationId: quick.id, text: 'quick' });
  await settle();
  expect(server.texts()).toEqual(['quick']);
});

test('after a lost answer the same id is sent again and the message exists once', async () => {
  const { engine, server, clock } = await onlineClient();
  server.fate = once('sendMessage', 'answerLost');
  server.isPushing = false;
  await engine.send({ conversationId: null, text: 'one' });
  await clock.advance(60_000);
  const ids = server.callsOf('sendMessage').map(({ id }) => id);
  expect(new Set(ids).size).toBe(1);
  expect(server.texts()).toEqual(['one']);
  expect(engine.state.outbox).toEqual([]);
});

test('an event settles a message whose answer never came', async () => {
  const { engine, server } = await onlineClient();
  server.fate = once('sendMessage', 'answerLost');
  await engine.send({ conversationId: null, text: 'one' });
  await settle();
  expect(engine.state.outbox).toEqual([]);
});

test('an event settles a message, and what follows it, while its answer is still out', async () => {
  const { engine, server, clock } = await onlineClient();
  server.fate = once('sendMessage', 'answerLost');
  await engine.send({ conversationId: null, text: 'one' });
  await engine.send({ conversationId: null, text: 'two' });
  await clock.advance(1);
  expect(server.texts()).toEqual(['one', 'two']);
});

test('a late answer to a message already settled changes nothing', async () => {
  const { engine, server } = await onlineClient();
  await engine.send({ conversationId: null, text: 'one' });
  await settle();
  const conversationId = String([...server.conversations.keys()][0]);
  await engine.openThread(conversationId);
  server.say(conversationId, { text: 'reply' });
  await settle();
  expect(shown(engine, conversationId)).toEqual(['one', 'reply']);
});

test.each(['lost', 'answerLost'] as const)(
  'a link cut while a call is %s loses and doubles nothing',
  async (fate) => {
    const { engine, server, clock } = await onlineClient();
    server.fate = once('sendMessage', fate);
    server.isPushing = false;
    await engine.send({ conversationId: null, text: 'one' });
    await engine.send({ conversationId: null, text: 'two' });
    server.cut();
    server.isPushing = true;
    await clock.advance(60_000);
    expect(server.texts()).toEqual(['one', 'two']);
    expect(engine.state.outbox).toEqual([]);
  },
);

test('after a crash what was not answered is sent by the next start', async () => {
  const store = memoryStore();
  const first = await onlineClient({ store });
  first.server.fate = once('sendMessage', 'answerLost');
  first.server.isPushing = false;
  await first.engine.send({ conversationId: null, text: 'one' });
  await first.engine.send({ conversationId: null, text: 'two' });
  first.server.isPushing = true;
  const { engine, server } = await onlineClient({
    store,
    server: first.server,
    clock: first.clock,
  });
  expect(server.texts()).toEqual(['one', 'two']);
  expect(engine.state.outbox).toEqual([]);
});

test.each(['unavailable', 'internal', 'tooMany'] as const)(
  'after %s the message waits as long as it is told to and goes out',
  async (code) => {
    const { engine, server, clock } = await onlineClient();
    const error: ErrorBody = { code, message: 'not now', retryAfterMs: 3_000 };
    server.fate = once('sendMessage', error);
    await engine.send({ conversationId: null, text: 'one' });
    await clock.advance(2_999);
    expect(states(engine)).toEqual(['queued']);
    expect(sent(server)).toEqual(['one']);
    await clock.advance(1_000);
    expect(server.texts()).toEqual(['one']);
  },
);

test('a refused message is kept with its reason, and goes out when retried', async () => {
  const store = memoryStore();
  const { engine, server } = await onlineClient({ store });
  const { id: conversationId } = server.start();
  server.fate = once('sendMessage', { code: 'conflict', message: 'Bo replied' });
  const { id } = await engine.send({ conversationId, text: 'one', baseSeq: 3 });
  await settle();
  expect(states(engine)).toEqual(['refused']);
  expect((await store.load()).outbox[0]?.error?.code).toBe('conflict');
  await engine.retry(id, { baseSeq: 5 });
  await settle();
  expect(server.texts()).toEqual(['one']);
  expect(server.callsOf('sendMessage').map(({ baseSeq }) => baseSeq)).toEqual([3, 5]);
});

test('retrying without a position sends anyway', async () => {
  const { engine, server } = await onlineClient();
  const { id: conversationId } = server.start();
  server.fate = once('sendMessage', { code: 'conflict', message: 'Bo replied' });
  const { id } = await engine.send({ conversationId, text: 'one', baseSeq: 3 });
  await settle();
  await engine.retry(id);
  await settle();
  expect(server.callsOf('sendMessage').at(-1)).not.toHaveProperty('baseSeq');
});

test('a refused message holds nothing back', async () => {
  const { engine, server } = await onlineClient();
  const { id: conversationId } = server.start();
  server.fate = once('sendMessage', { code: 'badInput', message: 'no' });
  for (const text of ['bad', 'two', 'three']) await engine.send({ conversationId, text });
  await settle();
  expect(server.texts()).toEqual(['two', 'three']);
  expect(engine.state.outbox.map(({ text }) => text)).toEqual(['bad']);
});

test('a discarded message is gone for good', async () => {
  const store = memoryStore();
  const { engine, server } = await onlineClient({ store });
  server.fate = once('sendMessage', { code: 'badInput', message: 'no' });
  const { id } = await engine.send({ conversationId: null, text: 'bad' });
  await settle();
  await engine.discard(id);
  expect(engine.state.outbox).toEqual([]);
  expect((await store.load()).outbox).toEqual([]);
});

test('a message the store could not keep is not sent, and its author learns of it', async () => {
  const store = memoryStore();
  const { engine, server } = await onlineClient({
    store: {
      ...store,
      commit: (batch) =>
        batch.outbox?.length ? Promise.reject(new Error('full')) : store.commit(batch),
    },
  });
  await expect(engine.send({ conversationId: null, text: 'one' })).rejects.toThrow('full');
  await settle();
  expect(sent(server)).toEqual([]);
  expect(engine.state.outbox).toEqual([]);
});

test('order holds when the clock is set back between two messages', async () => {
  const { engine, server, clock } = await onlineClient();
  server.isWelcoming = false;
  server.cut();
  await engine.send({ conversationId: null, text: 'one' });
  const now = clock.now;
  clock.now = () => now() - 3_600_000;
  await engine.send({ conversationId: null, text: 'two' });
  expect(engine.state.outbox.map(({ text }) => text)).toEqual(['one', 'two']);
});

test('a session that ended while the link was open refuses no message', async () => {
  const { engine, server, clock } = await onlineClient();
  server.fate = once('sendMessage', { code: 'tokenExpired', message: 'renew' });
  await engine.send({ conversationId: null, text: 'one' });
  await clock.advance(60_000);
  expect(server.texts()).toEqual(['one']);
});

test('what was queued before the start waits for the first connection', async () => {
  const store = memoryStore();
  const { engine, server, clock } = client({ store });
  await engine.send({ conversationId: null, text: 'early' });
  await engine.start();
  await clock.advance(10);
  expect(server.texts()).toEqual(['early']);
});
