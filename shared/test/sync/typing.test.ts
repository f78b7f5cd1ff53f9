import { expect, test } from 'vitest';
import { onlineClient } from './client.ts';
import { exampleId } from './example.ts';
import { settle } from './fake-clock.ts';

const agent = { kind: 'agent' as const, id: exampleId() };
const shownTo = (signs: Record<string, unknown>[]) => signs.map(({ isTyping }) => isTyping);

test('typing is told at once, then at most every 2 s, with the newest text', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  for (let turn = 0; turn < 40; turn += 1) {
    engine.showTyping(id, true, 'x'.repeat(turn + 1));
    await clock.advance(100);
  }
  const previews = server.callsOf('showTyping').map(({ preview }) => String(preview).length);
  expect(previews).toEqual([1, 20, 40]);
});

test('the last text before a pause is told too', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  engine.showTyping(id, true, 'h');
  engine.showTyping(id, true, 'hello');
  await clock.advance(2_000);
  expect(server.callsOf('showTyping').map(({ preview }) => preview)).toEqual(['h', 'hello']);
});

test('the end of typing is told once, and nothing after it', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  engine.showTyping(id, true);
  engine.showTyping(id, true);
  engine.showTyping(id, false);
  engine.showTyping(id, false);
  await clock.advance(10_000);
  expect(shownTo(server.callsOf('showTyping'))).toEqual([true, false]);
});

test('typing offline is told to nobody', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  server.isWelcoming = false;
  server.cut();
  engine.showTyping(id, true);
  server.isWelcoming = true;
  await clock.advance(60_000);
  expect(server.callsOf('showTyping')).toEqual([]);
});

test('someone who stops without a word is forgotten after 6 s', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  server.push({
    event: 'typingShown',
    body: { conversationId: id, who: agent, isTyping: true, preview: 'hel' },
  });
  expect(engine.state.typing.get(id)?.[0]).toMatchObject({ who: agent, preview: 'hel' });
  await clock.advance(5_999);
  expect(engine.state.typing.has(id)).toBe(true);
  await clock.advance(1);
  expect(engine.state.typing.has(id)).toBe(false);
});

test('every sign of typing counts anew', async () => {
  const { engine, server, clock } = await onlineClient();
  const { id } = server.start();
  const body = { conversationId: id, who: agent, isTyping: true };
  server.push({ event: 'typingShown', body });
  await clock.advance(4_000);
  server.push({ event: 'typingShown', body });
  await clock.advance(4_000);
  expect(engine.state.typing.has(id)).toBe(true);
});

test('a message ends the typing of its author, and of nobody else', async () => {
  const { engine, server } = await onlineClient();
  const { id } = server.start();
  const other = { kind: 'agent' as const, id: exampleId() };
  for (const who of [agent, other])
    server.push({ event: 'typingShown', body: { conversationId: id, who, isTyping: true } });
  server.say(id, { author: { ...agent } });
  await settle();
  expect(engine.state.typing.get(id)?.map(({ who }) => who)).toEqual([other]);
});

test('typing in another tab of the same person is not shown', async () => {
  const { engine, server } = await onlineClient();
  const { id } = server.start();
  server.push({
    event: 'typingShown',
    body: { conversationId: id, who: server.me, isTyping: true },
  });
  expect(engine.state.typing.has(id)).toBe(false);
});

test('signs of typing die with the link', async () => {
  const { engine, server } = await onlineClient();
  const { id } = server.start();
  server.push({ event: 'typingShown', body: { conversationId: id, who: agent, isTyping: true } });
  server.cut();
  expect(engine.state.typing.size).toBe(0);
});
