import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { hardFrameLimit } from '../../src/edge/socket.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { openRaw, openWelcomed, type RawSocket } from '../raw-socket.ts';
import { messagesOf, refused, ring, say } from '../scenes.ts';

let app: TestApp;
let raw: RawSocket[] = [];
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(() => {
  for (const socket of raw) socket.close();
  raw = [];
});
afterAll(() => app.close());

async function rawVisitor(): Promise<RawSocket> {
  const site = await app.site();
  const socket = await openWelcomed(app.url, { protocol: 1, actor: 'visitor', site: site.key });
  raw.push(socket);
  return socket;
}

/** Runs something harmful between two messages of somebody else, and sees both arrive. */
async function unharmed(harm: () => Promise<unknown>): Promise<void> {
  const { visitor, conversationId } = await ring(app);
  await harm();
  const { message } = await say(visitor, conversationId, { text: 'after' });
  expect(message.seq).toBe(2);
  const said = await messagesOf(visitor, conversationId);
  expect(said.map(({ seq }) => seq)).toEqual([1, 2]);
  expect((await app.rest('GET /healthz')).status).toBe(200);
}

test('a frame over the hard limit ends its own connection and nobody else’s', async () => {
  await unharmed(async () => {
    const socket = await rawVisitor();
    socket.send(`420["sendMessage",{"text":"${'x'.repeat(hardFrameLimit)}"}]`);
    expect(await socket.hungUp()).toBe(1009);
  });
});

test('a frame just under the hard limit is answered with what was too large, and the line holds', async () => {
  const socket = await rawVisitor();
  const { id } = eg.message();
  const text = 'x'.repeat(hardFrameLimit - 200);
  socket.send(`420["sendMessage",{"id":"${id}","text":"${text}"}]`);
  expect(await socket.answer(0)).toMatchObject(
    refused('tooLarge', { field: 'text', limit: 10_000 }),
  );
  socket.send(`421["sendMessage",{"id":"${id}","text":"shorter"}]`);
  expect(await socket.answer(1)).toMatchObject({ ok: true, value: { message: { id, seq: 1 } } });
});

test.each([
  ['not JSON', '42["sendMessage",{]'],
  ['no array', '42{"sendMessage":1}'],
  ['an empty array', '42[]'],
  ['a reserved name', '42["connect",{}]'],
  ['an unknown packet type', '49["sendMessage",{}]'],
  ['an answer nobody asked for', '4399[{"ok":true}]'],
  ['text where bytes were announced', '451-["sendMessage",{"_placeholder":true,"num":0}]'],
  ['an unknown engine packet', '9'],
  ['nothing', ''],
  ['noise', '\u0000\ufffd\u{1f514}'],
  ['a second hello', '40{"protocol":1,"actor":"visitor","site":"nobody"}'],
])('a frame that is %s harms nobody else', async (_what, frame) => {
  await unharmed(async () => {
    const socket = await rawVisitor();
    socket.send(frame);
    socket.send('42["listConversations",{}]');
    socket.send(frame);
  });
});

test('bytes instead of text are refused or cut off, and harm nobody else', async () => {
  await unharmed(async () => {
    const stray = await rawVisitor();
    stray.send(Buffer.from([0, 255, 254, 1, 2, 3]));
    const input = await rawVisitor();
    input.send('451-0["sendMessage",{"_placeholder":true,"num":0}]');
    input.send(Buffer.from('{"text":"hello"}'));
    expect(await input.answer(0)).toMatchObject(refused('badInput'));
    const early = await openRaw(app.url);
    raw.push(early);
    early.send(Buffer.alloc(64));
  });
});

test.each([
  ['a number', '420[5,{}]'],
  ['a number alone', '420[0]'],
  ['a name nobody has', '420["dance",{}]'],
  ['a name from the prototype', '420["constructor",{}]'],
  ['`__proto__`', '420["__proto__",{}]'],
  ['a command that only HTTP has', '420["signIn",{"email":"a","password":"b"}]'],
])('%s as a command is answered, and counted', async (_what, frame) => {
  const count = async () => {
    const { body } = await app.rest('GET /metrics');
    return Number(/^deskbell_unknown_events_total (\d+)$/m.exec(String(body.text))?.[1]);
  };
  const before = await count();
  const socket = await rawVisitor();
  socket.send(frame);
  expect(await socket.answer(0)).toMatchObject(refused('badInput', { field: 'command' }));
  expect(await count()).toBe(before + 1);
});

test.each([
  ['null', 'null'],
  ['a number', '7'],
  ['a text', '"hello"'],
  ['a list', '[{}]'],
  ['true', 'true'],
  ['an object that cannot be text', '{"conversationId":{"toString":1,"valueOf":2}}'],
  ['deeply nested', `{"conversationId":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
])('%s as input is answered as bad input', async (_what, input) => {
  const socket = await rawVisitor();
  socket.send(`420["listMessages",${input}]`);
  expect(await socket.answer(0)).toMatchObject(refused('badInput'));
});

test('keys that reach for the prototype change nothing on the server', async () => {
  const socket = await rawVisitor();
  const { id } = eg.message();
  const odd = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';
  socket.send(`420["sendMessage",{"id":"${id}","text":"hi","context":{${odd}},${odd}}]`);
  expect(await socket.answer(0)).toMatchObject({ ok: true, value: { message: { id } } });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  const { body } = await app.rest('GET /healthz');
  expect(body).toEqual({ isAlive: true });
});

test('a command without an ack is carried out, and its sender hears nothing of it', async () => {
  const socket = await rawVisitor();
  const { id } = eg.message();
  socket.send(`42["sendMessage",{"id":"${id}","text":"no receipt please"}]`);
  const stored = await socket.frame('42["messageStored"');
  expect(stored).toContain(id);
  socket.send('42["sendMessage",{"id":"broken"}]');
  socket.send('420["listConversations",{}]');
  expect(await socket.answer(0)).toMatchObject({ ok: true });
});

test('a command without input gets an empty one', async () => {
  const socket = await rawVisitor();
  socket.send('420["listConversations"]');
  expect(await socket.answer(0)).toMatchObject({ ok: true, value: { conversations: [] } });
});

test('somebody who never says hello can ask for nothing', async () => {
  const socket = await openRaw(app.url);
  raw.push(socket);
  socket.send('420["listConversations",{}]');
  await socket.hungUp();
  expect(socket.frames.filter((frame) => frame.startsWith('43'))).toEqual([]);
});

test('another namespace does not exist', async () => {
  const socket = await openRaw(app.url);
  raw.push(socket);
  socket.send('40/admin,{}');
  expect(await socket.frame('44/admin,')).toContain('Invalid namespace');
});

test('a visitor whose network blocks WebSockets chats over plain HTTP', async () => {
  const site = await app.site();
  const agent = await app.console();
  const auth = { protocol: 1, actor: 'visitor', site: site.key };
  const socket = io(app.url, {
    auth,
    transports: ['polling'],
    reconnection: false,
    forceNew: true,
  });
  try {
    const sent = eg.message();
    const answer = await socket.timeout(5_000).emitWithAck('sendMessage', sent);
    expect(answer).toMatchObject({ ok: true, value: { message: { id: sent.id } } });
    const heard = new Promise((resolve) => socket.once('messageStored', resolve));
    await say(agent, answer.value.conversation.id, { kind: 'text', text: 'Yes.' });
    expect(await heard).toMatchObject({ message: { system: { code: 'joined' } } });
  } finally {
    socket.disconnect();
  }
});
