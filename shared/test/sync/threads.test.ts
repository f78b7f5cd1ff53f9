import { expect, test } from 'vitest';
import { memoryStore } from '../../src/sync/memory-store.ts';
import { client, onlineClient, shown } from './client.ts';
import { eg } from './example.ts';
import { settle } from './fake-clock.ts';

const seqs = (messages: readonly { seq: number }[] | undefined) =>
  (messages ?? []).map(({ seq }) => seq);
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

test('opening shows what the store has at once, and then what the server has', async () => {
  const store = memoryStore();
  const { engine, server } = await onlineClient({ store });
  const { id } = server.start();
  for (let turn = 0; turn < 3; turn += 1) server.say(id);
  await settle();
  server.fate = () => 'lost';
  const opening = engine.openThread(id);
  await settle();
  expect(seqs(engine.state.threads.get(id)?.messages)).toEqual([1, 2, 3]);
  expect(engine.state.threads.get(id)?.isLoading).toBe(true);
  await engine.stop();
  server.cut();
  await opening;
});

test('a thread opened offline shows the store, and is read from the server once there is a link', async () => {
  const store = memoryStore();
  const { engine, server, clock } = client({ store });
  const { id } = server.start();
  const kept = server.say(id);
  await store.commit({ conversations: [...server.conversations.values()], messages: [kept] });
  server.isWelcoming = false;
  await engine.start();
  await engine.openThread(id);
  expect(engine.state.threads.get(id)).toMatchObject({ messages: [kept], isLoading: false });
  server.say(id);
  server.isWelcoming = true;
  await clock.advance(60_000);
  expect(seqs(engine.state.threads.get(id)?.messages)).toEqual([1, 2]);
});

test('older messages come in front, page by page, until there are none', async () => {
  const { engine, server } = await onlineClient();
  const { id } = server.start();
  server.isPushing = false;
  for (let turn = 0; turn < 120; turn += 1) server.say(id);
  await engine.openThread(id);
  const thread = () => engine.state.threads.get(id);
  expect(seqs(thread()?.messages)).toEqual(range(71, 120));
  await engine.loadOlder(id);
  expect(seqs(thread()?.messages)).toEqual(range(21, 120));
  expect(thread()?.hasOlder).toBe(true);
  await engine.loadOlder(id);
  expect(seqs(thread()?.messages)).toEqual(range(1, 120));
  expect(thread()).toMatchObject({ hasOlder: false, isLoading: false });
  const calls = server.calls.length;
  await engine.loadOlder(id);
  expect(server.calls).toHaveLength(calls);
});

test('older messages that the store has are not asked from the server', async () => {
  const store = memoryStore();
  const { engine, server } = await onlineClient({ store });
  const { id } = server.start();
  for (let turn = 0; turn < 120; turn += 1) server.say(id);
  await engine.openThread(id);
  const calls = server.callsOf('listMessages').length;
  await engine.loadOlder(id);
  expect(seqs(engine.state.threads.get(id)?.messages)).toEqual(range(21, 120));
  expect(server.callsOf('listMessages')).toHaveLength(calls);
});

test('two wishes for older messages at once load one page', async () => {
  const { engine, server } = await onlineClient();
  const { id } = server.start();
  server.isPushing = false;
  for (let turn = 0; turn < 120; turn += 1) server.say(id);
  await engine.openThread(id);
  await Promise.all([engine.loadOlder(id), engine.loadOlder(id)]);
  expect(seqs(engine.state.threads.get(id)?.messages)).toEqual(range(21, 120));
});

test('what lies in the store beyond a hole is not shown', async () => {
  const store = memoryStore();
  const { engine, server } = await onlineClient({ store });
  const { id } = server.start();
  server.isPushing = false;
  for (let turn = 0; turn < 120; turn += 1) server.say(id);
  await store.commit({ messages: server.messages.slice(0, 10) });
  await engine.openThread(id);
  expect(seqs(engine.state.threads.get(id)?.messages)).toEqual(range(71, 120));
  expect(engine.state.threads.get(id)?.hasOlder).toBe(true);
});

test('a message from before the part in memory makes no hole', async () => {
  const { engine, server } = await onlineClient();
  const { id } = server.start();
  server.isPushing = false;
  for (let turn = 0; turn < 60; turn += 1) server.say(id);
  await engine.openThread(id);
  const old = { ...(server.messages[2] ?? eg.message()), text: 'edited', revision: 2 };
  server.isPushing = true;
  server.push({ event: 'messageChanged', body: { message: old } });
  await settle();
  expect(seqs(engine.state.threads.get(id)?.messages)).toEqual(range(11, 60));
});

test('a closed thread leaves memory, and a late page does not bring it back', async () => {
  const { engine, server } = await onlineClient();
  const { id } = server.start();
  const opening = engine.openThread(id);
  engine.closeThread(id);
  await opening;
  server.say(id);
  await settle();
  expect(engine.state.threads.has(id)).toBe(false);
});

test('a thread that cannot be read says so and stays usable', async () => {
  const { engine, server } = await onlineClient();
  const { id } = server.start();
  server.fate = ({ name }) =>
    name === 'listMessages' ? { code: 'internal', message: 'no' } : 'answered';
  await expect(engine.openThread(id)).rejects.toMatchObject({ body: { code: 'internal' } });
  expect(engine.state.threads.get(id)?.isLoading).toBe(false);
  server.say(id, { text: 'live' });
  await settle();
  expect(shown(engine, id)).toEqual(['live']);
});

test('a page of a list joins the conversations, and says where the next one starts', async () => {
  const { engine, server } = await onlineClient();
  server.isPushing = false;
  const { id } = server.start();
  expect(await engine.loadList('closed')).toBeNull();
  expect(engine.state.conversations.has(id)).toBe(true);
});

test('a link lost while a thread is read fails nobody, and the thread is read with the next link', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  server.isPushing = false;
  server.say(id);
  server.fate = ({ name }) => (name === 'listMessages' ? 'lost' : 'answered');
  const opening = engine.openThread(id);
  await settle();
  server.fate = () => 'answered';
  server.cut();
  await opening;
  expect(engine.state.threads.get(id)?.isLoading).toBe(false);
  await clock.advance(1_000);
  expect(seqs(engine.state.threads.get(id)?.messages)).toEqual([1]);
});
