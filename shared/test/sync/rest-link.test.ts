import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Command } from '../../src/command.ts';
import { restLink } from '../../src/sync/rest-link.ts';
import { visitorRoutes } from '../../src/sync/rest-routes.ts';
import { commands } from '../../src/up.ts';
import { eventually } from './eventually.ts';
import { eg, exampleId } from './example.ts';
import { type FakeClock, fakeClock, settle } from './fake-clock.ts';
import { type Heard, linkContract, openLink } from './link-contract.ts';
import { openRestFar, type RestFar } from './rest-far.ts';

linkContract('REST', (url) => restLink(fetch, url), openRestFar);

const ids = { id: exampleId(), siteId: exampleId(), visitorId: exampleId() };
const conversationId = ids.id;
const conversationWith = (part: { lastSeq: number; revision: number }) =>
  eg.conversation({ ...ids, ...part });
const messages = [1, 2, 3].map((seq) => eg.message({ conversationId, seq }));

const look = 'GET /api/conversations';
let far: RestFar;
let clock: FakeClock;
let link: ReturnType<typeof restLink>;
let heard: Heard;
let looks: Promise<Response>[];

beforeEach(async () => {
  far = await openRestFar();
  clock = fakeClock();
  looks = [];
  link = restLink(watched, far.url, clock);
});
afterEach(async () => {
  link.close();
  await far.close();
});

/** The page's own, with an eye on it. */
const watched: typeof fetch = (url, request) => {
  const answer = fetch(url, request);
  if (String(url).includes('/api/conversations?')) looks.push(answer);
  return answer;
};

async function opened(): Promise<void> {
  heard = openLink(link);
  await eventually(() => expect(heard.welcomes).toHaveLength(1));
}

/** Lets time pass until the link looks once more, and the answer is there; says how long that took. */
async function nextLook(): Promise<number> {
  const before = looks.length;
  const startedAt = clock.now();
  while (looks.length === before) await clock.advance(100);
  const tookMs = clock.now() - startedAt;
  const response = await looks.at(-1);
  await eventually(() => expect(response?.bodyUsed).toBe(true));
  // A look goes on with the messages; afterwards there is one timer, for the next look or none.
  await eventually(() => expect(clock.waiting).toBeLessThanOrEqual(1));
  await settle();
  return tookMs;
}

test('its routes are those of the commands', () => {
  for (const [name, route] of Object.entries(visitorRoutes)) {
    const command: Command = commands[name as keyof typeof commands];
    const { method = '', path = '' } = command.route ?? {};
    expect([name, route]).toEqual([name, command.route && `${method.toUpperCase()} ${path}`]);
  }
});

test('what was there before is not told as news; what comes is, each message with its conversation', async () => {
  far.conversations = [conversationWith({ lastSeq: 1, revision: 1 })];
  far.messages = messages.slice(0, 1);
  await opened();
  await nextLook();
  expect(heard.events).toEqual([]);
  const conversation = conversationWith({ lastSeq: 3, revision: 2 });
  far.conversations = [conversation];
  far.messages = messages;
  await eventually(async () => {
    await nextLook();
    expect(heard.events).toEqual([
      ['messageStored', { message: messages[1], conversation }],
      ['messageStored', { message: messages[2], conversation }],
      ['conversationChanged', { conversation }],
    ]);
  });
});

test('a conversation that began elsewhere is told with all its messages', async () => {
  await opened();
  far.conversations = [conversationWith({ lastSeq: 1, revision: 1 })];
  far.messages = messages.slice(0, 1);
  await eventually(async () => {
    await nextLook();
    expect(heard.events.map(([name]) => name)).toEqual(['messageStored', 'conversationChanged']);
  });
});

test('what came while there was no connection is told once there is one again', async () => {
  far.conversations = [conversationWith({ lastSeq: 1, revision: 1 })];
  await opened();
  link.close();
  far.conversations = [conversationWith({ lastSeq: 2, revision: 2 })];
  far.messages = messages.slice(0, 2);
  await opened();
  expect(heard.events.map(([name]) => name)).toEqual(['messageStored', 'conversationChanged']);
});

test('a look that failed half-way loses nothing', async () => {
  far.conversations = [conversationWith({ lastSeq: 0, revision: 1 })];
  await opened();
  far.conversations = [conversationWith({ lastSeq: 1, revision: 2 })];
  far.messages = messages.slice(0, 1);
  const error = { code: 'tooMany', message: '', retryAfterMs: 1 };
  const route = 'GET /api/conversations/:id/messages';
  far.refuseNext = { route, status: 429, body: { error } };
  await nextLook();
  await eventually(async () => {
    await nextLook();
    expect(heard.events.map(([name]) => name)).toEqual(['messageStored', 'conversationChanged']);
  });
  expect(heard.downs).toEqual([]);
});

test('it looks often while people write, seldom while nothing happens, and often again', async () => {
  await opened();
  expect(await nextLook()).toBeLessThanOrEqual(2_200);
  await clock.advance(10 * 60_000);
  await eventually(() => expect(clock.waiting).toBeGreaterThan(0));
  await nextLook();
  expect(await nextLook()).toBeGreaterThan(15_000);
  await link.call('sendMessage', { id: 'm', text: 'Hello?' }, 1_000);
  expect(await nextLook()).toBeLessThanOrEqual(2_200);
});

test('whoever types without a pause does not put off what it would hear', async () => {
  await opened();
  const before = looks.length;
  for (let turn = 0; turn < 25; turn += 1) {
    await link.call('showTyping', { conversationId, isTyping: true }, 1_000);
    await clock.advance(100);
  }
  expect(looks.length).toBeGreaterThan(before);
});

test('what a visitor does meanwhile does not shorten the wait that the server asks for', async () => {
  await opened();
  const error = { code: 'tooMany', message: 'later', retryAfterMs: 60_000 };
  far.refuseNext = { route: look, status: 429, body: { error } };
  await nextLook();
  await eventually(() => expect(clock.waiting).toBe(1));
  await link.call('sendMessage', { id: 'm', text: 'Hello?' }, 1_000);
  expect(await nextLook()).toBeGreaterThanOrEqual(55_000);
});

test('it waits as long as the server asks it to', async () => {
  await opened();
  const error = { code: 'tooMany', message: 'later', retryAfterMs: 60_000 };
  far.refuseNext = { route: look, status: 429, body: { error } };
  await nextLook();
  await eventually(() => expect(far.refuseNext).toBeNull());
  expect(await nextLook()).toBeGreaterThanOrEqual(55_000);
  expect(heard.downs).toEqual([]);
});

test('a server that asks for patience before the welcome is told of, so that it is tried again', async () => {
  const error = { code: 'tooMany', message: 'later', retryAfterMs: 60_000 };
  far.refuseNext = { route: look, status: 429, body: { error } };
  heard = openLink(link);
  await eventually(() => expect(heard.downs).toEqual([error]));
  expect(heard.welcomes).toEqual([]);
  await opened();
});

test('a session that has ended takes it down with the reason', async () => {
  await opened();
  const error = { code: 'tokenExpired', message: 'over' };
  far.refuseNext = { route: look, status: 401, body: { error } };
  await nextLook();
  await eventually(() => expect(heard.downs).toEqual([error]));
});

test('what a proxy says in the server’s place is no answer', async () => {
  await opened();
  far.refuseNext = { route: look, status: 200, body: '<h1>Blocked by your network</h1>' };
  await nextLook();
  await eventually(() => expect(heard.downs).toEqual([undefined]));
});

test('a first message starts the conversation, a later one goes into it', async () => {
  await opened();
  await link.call('sendMessage', { id: 'm1', text: 'Hello?' }, 1_000);
  await link.call('sendMessage', { id: 'm2', text: 'Hello!', conversationId }, 1_000);
  const sent = far.asked.filter((route) => route.startsWith('POST /api/conversations'));
  expect(sent).toEqual(['POST /api/conversations', 'POST /api/conversations/:id/messages']);
});

test('typing, which only a socket carries, is lost with its moment and disturbs nobody', async () => {
  await opened();
  const input = { conversationId, isTyping: true };
  expect(await link.call('showTyping', input, 1_000)).toEqual({ ok: true, value: {} });
  expect(await link.call('listSites', {}, 1_000)).toMatchObject({ ok: false });
});
