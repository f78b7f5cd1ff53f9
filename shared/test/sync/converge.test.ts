import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStore } from '../../src/sync/memory-store.ts';
import { type Client, client } from './client.ts';
import { exampleId } from './example.ts';
import { fakeClock, settle } from './fake-clock.ts';
import { FakeServer } from './fake-server.ts';

/** One thing that may happen, to the server or on the way. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('say', 'send', 'read') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('start', 'status', 'edit', 'remove', 'erase', 'otherReads'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('mute', 'unmute', 'cut', 'wake', 'replay', 'loseAnswer', 'restart'),
  },
  { weight: 3, arbitrary: fc.constantFrom('instant', 'moment', 'while') },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

type World = Client & {
  store: ReturnType<typeof memoryStore>;
  sent: string[];
  erased: Set<string>;
  /** Where the log stood when the client started: what is older cannot come late to it. */
  since: number;
};

const acts: Record<Step, (world: World, pick: (below: number) => number) => Promise<void> | void> =
  {
    say: ({ server }, pick) => {
      const id = anyConversation(server, pick);
      if (id) server.say(id, { author: { kind: 'visitor', id: exampleId() } });
    },
    async send(world, pick) {
      const conversationId = anyConversation(world.server, pick);
      if (!conversationId || !world.engine.state.conversations.has(conversationId)) return;
      const text = `sent ${world.sent.length}`;
      await world.engine.send({ conversationId, text });
      world.sent.push(`${conversationId} ${text}`);
    },
    read: ({ engine, server }, pick) => {
      const id = anyConversation(server, pick);
      if (id) engine.markRead(id, engine.state.conversations.get(id)?.lastSeq ?? 0);
    },
    start: ({ server }) => void server.start(),
    status: ({ server }, pick) => {
      const id = anyConversation(server, pick);
      if (!id) return;
      const conversation = server.change(id, { status: pick(2) ? 'active' : 'closed' });
      server.publish({ event: 'conversationChanged', body: { conversation } });
    },
    edit: ({ server }, pick) => {
      const at = pick(server.messages.length);
      const held = server.messages[at];
      if (!held) return;
      const message = { ...held, text: `${held.text}!`, revision: held.revision + 1 };
      server.messages[at] = message;
      server.publish({ event: 'messageChanged', body: { message } });
    },
    remove: ({ server }, pick) => {
      const [message] = server.messages.splice(pick(server.messages.length), 1);
      if (message) server.publish({ event: 'gone', body: { kind: 'message', id: message.id } });
    },
    erase: ({ server, erased }, pick) => {
      const id = server.conversations.size > 2 ? anyConversation(server, pick) : undefined;
      if (!id) return;
      erased.add(id);
      server.conversations.delete(id);
      server.messages.splice(
        0,
        Number.POSITIVE_INFINITY,
        ...server.messages.filter(({ conversationId }) => conversationId !== id),
      );
      server.publish({ event: 'gone', body: { kind: 'conversation', id } });
    },
    otherReads: ({ server }, pick) => {
      const id = anyConversation(server, pick);
      const held = id && server.conversations.get(id);
      if (!held) return;
      const reader = { kind: 'agent' as const, id: '01900000-0000-7000-8000-00000000a9e7' };
      const receipt = {
        conversationId: held.id,
        reader,
        deliveredSeq: held.lastSeq,
        readSeq: held.lastSeq,
        readCount: held.visitorMessageCount,
      };
      const others = held.receipts.filter((other) => other.reader.id !== reader.id);
      server.conversations.set(held.id, { ...held, receipts: [...others, receipt] });
      server.publish({ event: 'receiptMoved', body: { receipt } });
    },
    mute: ({ server }) => {
      server.isPushing = false;
    },
    unmute: ({ server }) => {
      server.isPushing = true;
    },
    cut: ({ server }) => server.cut(),
    wake: ({ engine }) => engine.wake(),
    replay: ({ server, since }, pick) => {
      const late = server.log.slice(since);
      const told = late[pick(late.length)];
      if (told) server.push(told);
    },
    loseAnswer: ({ server }) => {
      server.fate = () => {
        server.fate = () => 'answered';
        return 'answerLost';
      };
    },
    async restart(world) {
      const threads = [...world.engine.state.threads.keys()];
      await world.engine.stop();
      world.since = world.server.log.length;
      const { engine } = client(world);
      world.engine = engine;
      await engine.start();
      for (const id of threads) await engine.openThread(id);
    },
    instant: settle,
    moment: ({ clock }) => clock.advance(300),
    while: ({ clock }) => clock.advance(20_000),
  };

function anyConversation(server: FakeServer, pick: (below: number) => number): string | undefined {
  return [...server.conversations.keys()][pick(server.conversations.size)];
}

async function open(): Promise<World> {
  const clock = fakeClock();
  const server = new FakeServer(clock, { kind: 'agent', id: exampleId() });
  const store = memoryStore();
  server.pageSize = 7;
  for (let turn = 0; turn < 3; turn += 1) server.start();
  const made = client({ clock, server, store });
  await made.engine.start();
  await settle();
  for (const id of server.conversations.keys()) await made.engine.openThread(id);
  return { ...made, store, sent: [], erased: new Set(), since: server.log.length };
}

test('whatever happens in whatever order, every client ends with what the server has', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, fc.nat()), { minLength: 5, maxLength: 60 }),
      async (steps) => {
        const world = await open();
        for (const [name, seed] of steps)
          await acts[name](world, (below) => (below > 0 ? seed % below : 0));
        world.server.isPushing = true;
        world.server.fate = () => 'answered';
        await world.clock.advance(200_000);

        const { engine, server, store, sent, erased } = world;
        expect(engine.state).toMatchObject({ link: 'online', isLevel: true, outbox: [] });
        expect(sortedById(engine.state.conversations.values())).toEqual(
          sortedById(server.conversations.values()),
        );
        expect(sortedById((await store.load()).conversations)).toEqual(
          sortedById(server.conversations.values()),
        );
        for (const [id, thread] of engine.state.threads) {
          const truth = server.messages.filter(({ conversationId }) => conversationId === id);
          expect(thread.messages).toEqual(truth);
          expect(await store.messages(id, { limit: 1_000 })).toEqual(truth);
        }
        const first = (text: string) => text.replace(/!+$/, '');
        for (const id of server.conversations.keys()) {
          const mine = sent.filter((text) => text.startsWith(id) && !erased.has(id));
          const there = server.log.flatMap((told) =>
            told.event === 'messageStored' &&
            told.body.message.conversationId === id &&
            told.body.message.text.startsWith('sent')
              ? [`${id} ${first(told.body.message.text)}`]
              : [],
          );
          expect(there).toEqual(mine);
        }
        await engine.stop();
      },
    ),
    { numRuns: 200 },
  );
}, 60_000);

function sortedById<Row extends { id: string; receipts: { reader: { id: string } }[] }>(
  rows: Iterable<Row>,
): Row[] {
  return [...rows]
    .map((row) => ({
      ...row,
      receipts: [...row.receipts].sort((a, b) => (a.reader.id < b.reader.id ? -1 : 1)),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
