import { unreadCount } from '@deskbell/shared/rules/unread';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import { upTo } from './races/cast.ts';
import { Desk, links } from './sync/desk.ts';
import { Wire } from './sync/wire.ts';

let app: TestApp;
let wire: Wire;
const desks: Desk[] = [];
beforeAll(async () => {
  app = await startTestApp();
  wire = await Wire.open(app.app.port);
});
afterEach(async () => {
  wire.up();
  for (const desk of desks.splice(0)) {
    await desk.engine.stop();
    expect(desk.troubles).toEqual([]);
  }
});
afterAll(async () => {
  await wire.close();
  await app.close();
});

type LinkName = keyof typeof links;

async function open(desk: Desk): Promise<Desk> {
  desks.push(desk);
  return desk.start();
}

const visitor = async (link: LinkName, siteKey: string, token?: string) =>
  open(Desk.visitor(links[link](wire.url), siteKey, token));

const console = async (link: LinkName, token?: string) =>
  open(Desk.console(links[link](wire.url), token ?? (await app.agent()).token));

const textsIn = (desk: Desk, conversationId: string) =>
  desk.thread(conversationId).flatMap(({ kind, text }) => (kind === 'system' ? [] : [text]));

/** Waits until everybody shows the same messages, so many of them, in the same order and without a hole. */
async function agree(all: Desk[], conversationId: string, count: number): Promise<string[]> {
  for (const desk of all)
    await desk.until(
      ({ outbox, isLevel }) =>
        isLevel && outbox.length === 0 && textsIn(desk, conversationId).length === count,
    );
  const [first, ...others] = all.map((desk) => desk.thread(conversationId));
  for (const other of others) expect(other).toEqual(first);
  expect(first?.map(({ seq }) => seq)).toEqual(upTo(first?.length ?? 0));
  return textsIn(all[0] as Desk, conversationId);
}

/** Two tabs of one visitor and two consoles, over both kinds of link, all looking at one conversation. */
async function everyone() {
  const { key } = await app.site();
  const one = await visitor('bare', key);
  const two = await visitor('socket.io', key, one.token);
  const left = await console('bare');
  const right = await console('socket.io');
  await one.send('Hello', null);
  const conversationId = await one.conversationId();
  for (const desk of [one, two, left, right]) {
    await desk.until(({ conversations }) => conversations.has(conversationId));
    await desk.engine.openThread(conversationId);
  }
  return { conversationId, one, two, left, right, all: [one, two, left, right] };
}

test('two tabs and two consoles show the same conversation, and the same badges', async () => {
  const { conversationId, one, two, left, right, all } = await everyone();
  await left.engine.call('acceptConversation', { conversationId });
  for (const desk of all) {
    await desk.send('first', conversationId);
    await desk.send('second', conversationId);
  }
  await agree(all, conversationId, 9);
  const unreadOf = (desk: Desk) => {
    const { me, conversations } = desk.engine.state;
    const conversation = conversations.get(conversationId);
    return me && conversation ? unreadCount(conversation, me) : -1;
  };
  expect([unreadOf(one), unreadOf(two)]).toEqual([4, 4]);
  expect([unreadOf(left), unreadOf(right)]).toEqual([5, 5]);
  const newest = one.thread(conversationId).at(-1)?.seq ?? 0;
  one.engine.markRead(conversationId, newest);
  left.engine.markRead(conversationId, newest);
  await two.until(() => unreadOf(two) === 0);
  await left.until(() => unreadOf(left) === 0);
  expect(unreadOf(right)).toBe(5);
});

test.each(Object.keys(links) as LinkName[])(
  'what is written without a network goes out once and in order when it is back (%s)',
  async (link) => {
    const { key } = await app.site();
    const desk = await visitor(link, key);
    await desk.send('before', null);
    const conversationId = await desk.conversationId();
    await desk.engine.openThread(conversationId);
    wire.down();
    await desk.until((state) => state.link !== 'online');
    const texts = ['one', 'two', 'three', 'four'];
    for (const text of texts) await desk.send(text, conversationId);
    expect(desk.engine.state.outbox.map(({ text }) => text)).toEqual(texts);
    wire.up();
    expect(await agree([desk], conversationId, 5)).toEqual(['before', ...texts]);
  },
);

test('messages typed before there is a conversation make one, in order, after the network came', async () => {
  const { key } = await app.site();
  const desk = await visitor('bare', key);
  wire.down();
  await desk.until((state) => state.link !== 'online');
  for (const text of ['one', 'two', 'three']) await desk.send(text, null);
  wire.up();
  const conversationId = await desk.conversationId();
  await desk.engine.openThread(conversationId);
  expect(await agree([desk], conversationId, 3)).toEqual(['one', 'two', 'three']);
});

test('a visitor comes back as the same person, by the token of the last welcome', async () => {
  const { key } = await app.site();
  const desk = await visitor('bare', key);
  const first = { me: desk.engine.state.me, token: desk.token };
  app.clock.advance(60_000);
  wire.cut();
  await desk.until((state) => state.link !== 'online');
  await desk.until(({ isLevel }) => isLevel);
  expect(desk.engine.state.me).toEqual(first.me);
  expect(desk.token).not.toBe(first.token);
});

test('a refused session stops the engine and says why', async () => {
  const { token } = await app.agent();
  const desk = await console('bare', token);
  await app.rest('POST /api/agents/sign-out', { token });
  const { refusal } = await desk.until((state) => state.refusal !== null);
  expect(refusal?.code).toBe('notSignedIn');
});

test('a push that was lost is filled in as soon as the next one comes', async () => {
  const { conversationId, one, left } = await everyone();
  const link = links.bare(wire.url);
  let isDeaf = false;
  const deaf: typeof link = {
    ...link,
    open: (hello, listener) =>
      link.open(hello, {
        ...listener,
        onEvent: (name, body) => {
          if (!isDeaf) listener.onEvent(name, body);
        },
      }),
  };
  const { token } = await app.agent();
  const desk = await open(Desk.console(deaf, token));
  await desk.engine.openThread(conversationId);
  isDeaf = true;
  for (const text of ['lost', 'lost too']) await one.send(text, conversationId);
  await agree([one, left], conversationId, 3);
  isDeaf = false;
  await one.send('heard', conversationId);
  expect(await agree([desk, one, left], conversationId, 4)).toEqual([
    'Hello',
    'lost',
    'lost too',
    'heard',
  ]);
});

test('however often the network breaks, every message is stored exactly once', async () => {
  const { conversationId, all } = await everyone();
  const rounds = 10;
  for (const round of upTo(rounds)) {
    for (const [at, desk] of all.entries()) await desk.send(`${at} says ${round}`, conversationId);
    // Cut at another moment of the exchange every time.
    for (const _ of upTo(round % 4)) await new Promise((resolve) => setImmediate(resolve));
    wire.cut();
    for (const desk of all) await desk.until(({ link }) => link !== 'offline');
  }
  const texts = await agree(all, conversationId, 1 + rounds * all.length);
  expect(new Set(texts).size).toBe(texts.length);
  for (const at of all.keys())
    expect(texts.filter((text) => text.startsWith(`${at} says`))).toEqual(
      upTo(rounds).map((round) => `${at} says ${round}`),
    );
});
