import { expect, test } from 'vitest';
import { maxWatched } from '../../src/rules/limits.ts';
import { onlineClient } from './client.ts';
import { exampleId } from './example.ts';
import { fakeClock, settle } from './fake-clock.ts';
import { FakeServer } from './fake-server.ts';

async function agent() {
  const clock = fakeClock();
  const server = new FakeServer(clock, { kind: 'agent', id: exampleId() });
  return onlineClient({ clock, server });
}

const told = (server: FakeServer) =>
  server.callsOf('watchConversations').map(({ conversationIds }) => conversationIds);

test('an agent says what is open before reading it, and again when it is closed', async () => {
  const { engine, server } = await agent();
  const [one, two] = [server.start().id, server.start().id];
  await Promise.all([engine.openThread(one), engine.openThread(two)]);
  engine.closeThread(one);
  await settle();
  expect(told(server)).toEqual([[one], [one, two], [two]]);
  const names = server.calls.map(({ name }) => name);
  expect(names.indexOf('watchConversations')).toBeLessThan(names.indexOf('listMessages'));
});

test('a new link learns what is open, and hears nothing where nothing is', async () => {
  const { engine, server, clock } = await agent();
  expect(told(server)).toEqual([]);
  const { id } = server.start();
  await engine.openThread(id);
  server.cut();
  await clock.advance(60_000);
  expect(engine.state.link).toBe('online');
  expect(told(server)).toEqual([[id], [id]]);
});

test('what was opened without a link is told with the next', async () => {
  const { engine, server, clock } = await agent();
  const { id } = server.start();
  server.isWelcoming = false;
  server.cut();
  await engine.openThread(id);
  server.isWelcoming = true;
  await clock.advance(60_000);
  expect(told(server)).toEqual([[id]]);
});

test('of more than one may have open, those opened last are told', async () => {
  const { engine, server } = await agent();
  const ids = Array.from({ length: maxWatched + 1 }, () => server.start().id);
  for (const id of ids) await engine.openThread(id);
  expect(told(server).at(-1)).toEqual(ids.slice(1));
});

test('a visitor hears everything of theirs and says nothing of it', async () => {
  const { engine, server } = await onlineClient();
  await engine.openThread(server.start().id);
  expect(told(server)).toEqual([]);
});
