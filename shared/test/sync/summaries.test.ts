import { expect, test } from 'vitest';
import type { Conversation } from '../../src/model/conversation.ts';
import type { Link } from '../../src/sync/link.ts';
import { onlineClient } from './client.ts';
import { eg, exampleId } from './example.ts';
import { fakeClock, settle } from './fake-clock.ts';
import { FakeServer } from './fake-server.ts';

/** An agent whose console holds one conversation, and what it took for news. */
async function agent() {
  const clock = fakeClock();
  const server = new FakeServer(clock, { kind: 'agent', id: exampleId() });
  const visitor = eg.visitor();
  const { id } = server.start({ visitor, visitorId: visitor.id });
  const news: Conversation[] = [];
  const made = await onlineClient({ clock, server, onNews: (one) => void news.push(one) });
  return { ...made, id, news, author: { kind: 'visitor' as const, id: visitor.id } };
}

/** Stores messages of which the agent hears only what lists do. */
function sayUnheard(
  server: FakeServer,
  id: string,
  author: { kind: 'visitor' | 'agent'; id: string },
): void {
  server.isPushing = false;
  server.say(id, { author });
  server.isPushing = true;
  const { visitor: _, context: __, ...rest } = server.conversations.get(id) ?? eg.conversation();
  const conversations = [{ ...rest, receipts: [] }];
  server.push({ event: 'conversationsChanged', body: { conversations } });
}

test('a visitor’s message is news once, in full or as a summary, with the conversation as it is held', async () => {
  const { server, id, news, author } = await agent();
  server.say(id, { author });
  const conversations = [...server.conversations.values()];
  server.push({ event: 'conversationsChanged', body: { conversations } });
  expect(news.map(({ lastSeq }) => lastSeq)).toEqual([1]);
  sayUnheard(server, id, author);
  expect(news.map(({ lastSeq }) => lastSeq)).toEqual([1, 2]);
  expect(news.at(-1)?.visitor).toBeDefined();
});

test('what agents write, other changes, and what catch-up tells are no news', async () => {
  const { engine, server, clock, id, news, author } = await agent();
  sayUnheard(server, id, { kind: 'agent', id: exampleId() });
  server.publish({
    event: 'conversationChanged',
    body: { conversation: server.change(id, { tags: ['vip'] }) },
  });
  server.isPushing = false;
  server.say(id, { author });
  await clock.advance(70_000);
  expect(engine.state.conversations.get(id)?.visitorMessageCount).toBe(1);
  expect(news).toEqual([]);
});

test('what catch-up brought before lists heard of it is news once', async () => {
  const { engine, server, clock, id, news, author } = await agent();
  server.isPushing = false;
  server.say(id, { author });
  server.isPushing = true;
  server.push({ event: 'changesMissed', body: { withinMs: 0 } });
  await clock.advance(1);
  expect(engine.state.conversations.get(id)?.visitorMessageCount).toBe(1);
  expect(news).toEqual([]);
  const conversations = [...server.conversations.values()];
  const hear = () => server.push({ event: 'conversationsChanged', body: { conversations } });
  const lastSeqs = () => news.map(({ lastSeq }) => lastSeq);
  hear();
  hear();
  expect(lastSeqs()).toEqual([1]);
  const message = server.messages[0] ?? eg.message();
  server.push({ event: 'messageStored', body: { message, conversation: conversations[0] } });
  expect(lastSeqs()).toEqual([1]);
});

test('what happened while away is no news afterwards, what comes then is, also after one was taken back', async () => {
  const { engine, server, clock, id, news, author } = await agent();
  server.say(id, { author });
  server.cut();
  server.say(id, { author });
  await clock.advance(60_000);
  expect(engine.state.conversations.get(id)?.visitorMessageCount).toBe(2);
  const change = (part: Partial<Conversation>) => {
    const conversations = [server.change(id, part)];
    server.push({ event: 'conversationsChanged', body: { conversations } });
  };
  change({ tags: ['vip'] });
  change({ visitorMessageCount: 1 });
  expect(news).toHaveLength(1);
  sayUnheard(server, id, author);
  expect(news.map(({ visitorMessageCount }) => visitorMessageCount)).toEqual([1, 2]);
});

test('an open thread that lists know to be behind is filled, to its end', async () => {
  const { engine, server, id, author } = await agent();
  server.say(id, { author });
  await engine.openThread(id);
  for (let turn = 0; turn < 120; turn += 1) sayUnheard(server, id, author);
  await settle();
  await settle();
  expect(engine.state.threads.get(id)?.messages.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 121 }, (_, at) => at + 1),
  );
});

/** Holds back the answers to `listMessages`, until it is told not to. */
function holdPages(server: FakeServer) {
  const link = server.link();
  let letGo: () => void = () => undefined;
  let held: Promise<void> | undefined;
  const slow: Link = {
    ...link,
    async call(name, input, timeoutMs) {
      const answer = await link.call(name, input, timeoutMs);
      if (name === 'listMessages') await held;
      return answer;
    },
  };
  const hold = () => {
    held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    return () => letGo();
  };
  return { link: slow, hold };
}

test.each(['openThread', 'loadOlder'] as const)(
  'what lists hear of a thread while %s reads it is in it afterwards',
  async (read) => {
    const clock = fakeClock();
    const server = new FakeServer(clock, { kind: 'agent', id: exampleId() });
    const visitor = eg.visitor();
    const { id } = server.start({ visitor, visitorId: visitor.id });
    const author = { kind: 'visitor' as const, id: visitor.id };
    for (let turn = 0; turn < 60; turn += 1) server.say(id, { author });
    const { link, hold } = holdPages(server);
    const { engine } = await onlineClient({ clock, server, link });
    if (read === 'loadOlder') await engine.openThread(id);
    const letGo = hold();
    const reading = engine[read](id);
    await settle();
    sayUnheard(server, id, author);
    letGo();
    await reading;
    await settle();
    const thread = engine.state.threads.get(id);
    expect(thread?.messages.at(-1)?.seq).toBe(61);
    expect(thread?.isLoading).toBe(false);
  },
);

test('a summary of what is not known here is completed soon, once for many', async () => {
  const { engine, server, clock, author } = await agent();
  server.isPushing = false;
  const unknown = [
    server.start({ visitor: eg.visitor() }),
    server.start({ visitor: eg.visitor() }),
  ];
  const before = server.callsOf('catchUp').length;
  for (const { id } of unknown) sayUnheard(server, id, author);
  await settle();
  expect(engine.state.conversations.size).toBe(1);
  await clock.advance(5_000);
  expect(engine.state.conversations.size).toBe(3);
  expect(server.callsOf('catchUp').length - before).toBe(1);
});
