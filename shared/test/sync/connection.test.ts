import { expect, test, vi } from 'vitest';
import type { ErrorBody } from '../../src/error.ts';
import type { Hello } from '../../src/hello.ts';
import { client, onlineClient } from './client.ts';
import { settle } from './fake-clock.ts';

const refusal = (code: ErrorBody['code']): ErrorBody => ({ code, message: 'no' });

test('start shows what the store kept before there is any connection', async () => {
  const first = await onlineClient();
  const { id } = first.server.start();
  await settle();
  const { store } = await withStoreOf(first.server.conversations.get(id));
  const { engine, server } = client({ store });
  server.isWelcoming = false;
  await engine.start();
  expect(engine.state.link).toBe('connecting');
  expect([...engine.state.conversations.keys()]).toEqual([id]);
});

async function withStoreOf(conversation: unknown) {
  const { memoryStore } = await import('../../src/sync/memory-store.ts');
  const store = memoryStore();
  await store.commit({ conversations: [conversation as never] });
  return { store };
}

test('a lost link comes back after a wait that the state announces', async () => {
  const { engine, server, clock } = await onlineClient();
  server.cut();
  expect(engine.state).toMatchObject({
    link: 'offline',
    isLevel: false,
    retryAt: clock.now() + 250,
  });
  await clock.advance(250);
  expect(engine.state).toMatchObject({ link: 'online', isLevel: true, retryAt: null });
});

test('every failure waits longer, up to 30 s', async () => {
  const { engine, server, clock } = await onlineClient();
  server.isWelcoming = false;
  clock.chance = 0.999_999;
  server.cut();
  const waits: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    const { retryAt } = engine.state;
    waits.push((retryAt ?? 0) - clock.now());
    await clock.advance((retryAt ?? 0) - clock.now());
    await clock.advance(15_000);
  }
  expect(waits).toEqual([499, 999, 1_999, 3_999, 7_999, 15_999, 29_999, 29_999, 29_999]);
});

test('waking cuts a wait short', async () => {
  const { engine, server, clock } = await onlineClient();
  clock.chance = 0.9;
  server.cut();
  engine.wake();
  await settle();
  expect(engine.state.link).toBe('online');
  expect(server.opened).toBe(2);
  await clock.advance(1_000);
  expect(server.opened).toBe(2);
});

test('waking gives up a try that hangs, but not one that has only begun', async () => {
  const { engine, server, clock } = client();
  server.isWelcoming = false;
  await engine.start();
  engine.wake();
  expect(server.opened).toBe(1);
  await clock.advance(2_001);
  server.isWelcoming = true;
  engine.wake();
  await settle();
  expect(engine.state.link).toBe('online');
  expect(server.opened).toBe(2);
});

test('after every reconnect it is asked anew who is here', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  await engine.openThread(id);
  const who = { kind: 'agent' as const, id };
  server.push({ event: 'presenceChanged', body: { who, status: 'online', lastSeenAt: null } });
  expect(engine.state.presences.size).toBe(1);
  const calls = server.callsOf('readConversation').length;
  server.cut();
  await clock.advance(1_000);
  expect(engine.state.presences.size).toBe(0);
  expect(server.callsOf('readConversation')).toHaveLength(calls + 1);
  expect(server.callsOf('listMessages')).toHaveLength(1);
});

test('waking finds a link that only looks connected within 5 s', async () => {
  const { engine, server, clock } = await onlineClient();
  server.freeze();
  engine.wake();
  await clock.advance(4_999);
  expect(engine.state.link).toBe('online');
  await clock.advance(1);
  expect(engine.state.link).toBe('offline');
});

test('waking with a good link brings what was missed', async () => {
  const { engine, server } = await onlineClient();
  server.isPushing = false;
  const { id } = server.start();
  engine.wake();
  await settle();
  expect(engine.state.link).toBe('online');
  expect(engine.state.conversations.has(id)).toBe(true);
});

test('a call without an answer in 10 s ends the link, and a new one is made', async () => {
  const { engine, server, clock } = await onlineClient();
  const answered = server.fate;
  server.fate = () => 'lost';
  const call = expect(engine.call('listSites', {})).rejects.toThrow('late');
  await clock.advance(10_000);
  await call;
  expect(engine.state.link).toBe('offline');
  server.fate = answered;
  await clock.advance(1_000);
  expect(engine.state).toMatchObject({ link: 'online', isLevel: true });
});

test('a server that opens but never welcomes is tried again', async () => {
  const { engine, server, clock } = client();
  server.isWelcoming = false;
  await engine.start();
  await clock.advance(15_000);
  expect(engine.state.link).toBe('offline');
  server.isWelcoming = true;
  await clock.advance(1_000);
  expect(engine.state.link).toBe('online');
});

test.each([
  'notSignedIn',
  'tokenExpired',
  'siteUnknown',
  'originRefused',
  'protocolUnsupported',
  'forbidden',
] as const)('refused for good (%s), the engine says why and does not try again', async (code) => {
  const { engine, server, clock } = client();
  server.refusal = () => refusal(code);
  await engine.start();
  await clock.advance(600_000);
  engine.wake();
  await settle();
  expect(engine.state).toMatchObject({ link: 'offline', retryAt: null, refusal: refusal(code) });
  expect(server.opened).toBe(1);
});

test('refused for now, the engine waits as long as it is told', async () => {
  const { engine, server, clock } = client();
  server.refusal = () => ({ ...refusal('tooMany'), retryAfterMs: 7_000 });
  await engine.start();
  await clock.advance(6_999);
  expect(server.opened).toBe(1);
  server.refusal = undefined;
  await clock.advance(1_000);
  expect(engine.state).toMatchObject({ link: 'online', refusal: null });
});

test('a visitor whose token went stale is asked for another hello, once', async () => {
  const hello = vi.fn((): Hello => ({ protocol: 1, actor: 'visitor', site: 'demo' }));
  const onRefused = vi.fn(() => 'retry' as const);
  const { engine, server, clock } = client({ hello, onRefused });
  let refusals = 1;
  server.refusal = () => (refusals-- > 0 ? refusal('tokenExpired') : undefined);
  await engine.start();
  await clock.advance(1);
  expect(engine.state.link).toBe('online');
  expect(hello).toHaveBeenCalledTimes(2);

  refusals = 2;
  server.cut();
  await clock.advance(60_000);
  expect(engine.state.refusal?.code).toBe('tokenExpired');
  expect(hello).toHaveBeenCalledTimes(4);
});

test('a server about to stop is left for another within the given time', async () => {
  const { engine, server, clock } = await onlineClient();
  clock.chance = 0.5;
  server.push({ event: 'drain', body: { withinMs: 4_000 } });
  await clock.advance(1_999);
  expect(server.opened).toBe(1);
  await clock.advance(1);
  expect(server.opened).toBe(2);
  expect(engine.state).toMatchObject({ link: 'online', isLevel: true });
});

test('a link that breaks before it was level does not start from the shortest wait again', async () => {
  const { engine, server, clock } = await onlineClient();
  clock.chance = 0.999_999;
  server.fate = () => 'lost';
  server.cut();
  await clock.advance(499);
  server.cut();
  expect((engine.state.retryAt ?? 0) - clock.now()).toBe(999);
});

test('after stop nothing runs and nothing connects', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  server.say(id);
  engine.markRead(id, 1);
  server.push({ event: 'drain', body: { withinMs: 4_000 } });
  await engine.stop();
  expect(clock.waiting).toBe(0);
  await clock.advance(600_000);
  expect(server.opened).toBe(1);
  expect(engine.state.link).toBe('offline');
});

test('a stopped engine starts again', async () => {
  const { engine, server } = await onlineClient();
  await engine.stop();
  await engine.start();
  await settle();
  expect(engine.state).toMatchObject({ link: 'online', isLevel: true });
  expect(server.opened).toBe(2);
});

test('calls without a connection fail as unavailable', async () => {
  const { engine } = client();
  await expect(engine.call('listSites', {})).rejects.toMatchObject({
    name: 'CallFailed',
    body: { code: 'unavailable' },
  });
});

test('listeners hear of many changes at once', async () => {
  const { engine, server } = await onlineClient();
  const listener = vi.fn();
  const stop = engine.subscribe(listener);
  for (let turn = 0; turn < 50; turn += 1) server.start();
  await settle();
  expect(engine.state.conversations.size).toBe(50);
  expect(listener).toHaveBeenCalledOnce();
  stop();
  server.start();
  await settle();
  expect(listener).toHaveBeenCalledOnce();
});
