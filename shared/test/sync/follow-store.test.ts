import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageStore } from '../../src/sync/page-store.ts';
import { type Client, client, onlineClient, shown } from './client.ts';
import { fakeClock, settle } from './fake-clock.ts';
import { FakeServer } from './fake-server.ts';
import { type SlowStore, slowStore } from './slow-store.ts';
import { OriginStorage } from './tab-storage.ts';

type Slow = Client & { store: SlowStore; conversationId: string };

/** A client with an open thread over a store that takes its time. */
async function slowClient(nextMs: () => number): Promise<Slow> {
  const clock = fakeClock();
  const store = slowStore(clock, nextMs);
  const server = new FakeServer(clock);
  const conversationId = server.start().id;
  const made = client({ clock, server, store });
  void made.engine.start();
  await clock.advance(10_000);
  void made.engine.openThread(conversationId);
  await clock.advance(10_000);
  return { ...made, store, conversationId };
}

test('a message typed while the change of another tab is being read stays on screen and leaves once', async () => {
  for (let typedAt = 0; typedAt < 80; typedAt += 1) {
    const { engine, server, clock, store, conversationId } = await slowClient(() => 10);
    server.fate = ({ name }) => (name === 'sendMessage' ? 'lost' : 'answered');
    store.tell();
    await clock.advance(typedAt);
    void engine.send({ conversationId, text: 'one' });
    await clock.advance(500);
    expect(shown(engine, conversationId)).toEqual(['one']);
    server.fate = () => 'answered';
    server.cut();
    await clock.advance(60_000);
    expect(server.texts()).toEqual(['one']);
    expect(engine.state.outbox).toEqual([]);
    await engine.stop();
  }
});

/** What was typed and what became of it, as its author knows. */
type World = Slow & { typed: string[]; kept: string[]; discarded: Set<string>; cuts: number };

function type(world: World, kind: 'good' | 'bad'): void {
  const { engine, conversationId, typed, kept } = world;
  const text = `${kind} ${typed.length}`;
  typed.push(text);
  void engine.send({ conversationId, text }).then(() => kept.push(text));
}

const acts = {
  good: (world: World) => type(world, 'good'),
  bad: (world: World) => type(world, 'bad'),
  tell: ({ store }: World) => store.tell(),
  cut(world: World) {
    world.cuts += 1;
    world.server.cut();
  },
  discard({ engine, discarded }: World) {
    const entry = engine.state.outbox.find(({ state }) => state === 'refused');
    if (!entry) return;
    discarded.add(entry.text);
    void engine.discard(entry.id);
  },
};

const isBad = (text: unknown) => String(text).startsWith('bad');

function expectOnScreen({ engine, conversationId, kept, discarded }: World): void {
  const seen = shown(engine, conversationId);
  expect(seen).toEqual([...new Set(seen)]);
  for (const text of kept) if (!discarded.has(text)) expect(seen).toContain(text);
}

async function expectSettled(world: World): Promise<void> {
  const { engine, server, store, clock, typed, kept, discarded, cuts } = world;
  expect(kept).toEqual(typed);
  expect(server.texts()).toEqual(typed.filter((text) => !isBad(text)));
  const left = typed.filter((text) => isBad(text) && !discarded.has(text));
  expect(engine.state.outbox.map(({ text, state }) => `${text} ${state}`)).toEqual(
    left.map((text) => `${text} refused`),
  );
  const saved = store.load();
  await clock.advance(1_000);
  expect((await saved).outbox.map(({ text }) => text).sort()).toEqual(left.sort());
  if (cuts === 0) expect(server.callsOf('sendMessage')).toHaveLength(typed.length);
}

const step = fc.record({
  act: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
  passMs: fc.integer({ min: 0, max: 120 }),
});
const delay = fc.integer({ min: 0, max: 60 });

test('however slow the store, nothing typed vanishes, doubles, is sent twice or comes back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 25 }),
      fc.array(delay, { minLength: 1, maxLength: 20 }),
      async (steps, delays) => {
        let turn = 0;
        const slow = await slowClient(() => delays[turn++ % delays.length] ?? 0);
        const world: World = { ...slow, typed: [], kept: [], discarded: new Set(), cuts: 0 };
        world.server.fate = ({ name, input }) =>
          name === 'sendMessage' && isBad(input.text)
            ? { code: 'badInput', message: 'no' }
            : 'answered';
        for (const { act, passMs } of steps) {
          acts[act](world);
          await world.clock.advance(passMs);
          expectOnScreen(world);
        }
        await world.clock.advance(100_000);
        await expectSettled(world);
        await world.engine.stop();
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test('what a tab that died left waiting is sent by the tab that is online', async () => {
  const clock = fakeClock();
  const server = new FakeServer(clock);
  const origin = new OriginStorage();
  const there = await onlineClient({ clock, server, store: pageStore(origin.tab()) });
  // A tab that keeps a message and dies before it has a connection.
  const here = client({ clock, server, store: pageStore(origin.tab()) });
  await here.engine.send({ conversationId: null, text: 'left behind' });
  await here.engine.stop();
  await settle();
  expect(there.engine.state.outbox.map(({ text }) => text)).toEqual(['left behind']);
  await clock.advance(5_000);
  expect(server.texts()).toEqual(['left behind']);
  expect(there.engine.state.outbox).toEqual([]);
  expect([...origin.items.keys()].filter((key) => key.includes('outgoing'))).toEqual([]);
});

test('a message that its own tab sends is not sent by the others too', async () => {
  const clock = fakeClock();
  const server = new FakeServer(clock);
  const origin = new OriginStorage();
  const tab = () => onlineClient({ clock, server, store: pageStore(origin.tab()) });
  const [here] = [await tab(), await tab()];
  await here.engine.send({ conversationId: null, text: 'one' });
  await clock.advance(10_000);
  expect(server.callsOf('sendMessage')).toHaveLength(1);
});
