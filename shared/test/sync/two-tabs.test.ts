import { expect, test } from 'vitest';
import { pageStore } from '../../src/sync/page-store.ts';
import { type Client, client, shown } from './client.ts';
import { fakeClock, settle } from './fake-clock.ts';
import { FakeServer } from './fake-server.ts';
import { OriginStorage } from './tab-storage.ts';

/** Two tabs of one visitor: one storage, one server, two engines. */
async function twoTabs(): Promise<{ here: Client; there: Client; server: FakeServer }> {
  const clock = fakeClock();
  const server = new FakeServer(clock);
  const origin = new OriginStorage();
  const tab = () => client({ clock, server, store: pageStore(origin.tab()) });
  const [here, there] = [tab(), tab()];
  await here.engine.start();
  await there.engine.start();
  await settle();
  return { here, there, server };
}

test('a message typed in one tab is stored once and shown in both', async () => {
  const { here, there, server } = await twoTabs();
  await here.engine.send({ conversationId: null, text: 'one' });
  await settle();
  const conversationId = String([...server.conversations.keys()][0]);
  await Promise.all([here, there].map(({ engine }) => engine.openThread(conversationId)));
  expect(server.texts()).toEqual(['one']);
  for (const { engine } of [here, there]) {
    expect(shown(engine, conversationId)).toEqual(['one']);
    expect(engine.state.outbox).toEqual([]);
  }
});

test('what one tab has waiting, the other shows waiting too', async () => {
  const { here, there, server } = await twoTabs();
  server.isWelcoming = false;
  server.cut();
  await here.engine.send({ conversationId: null, text: 'waiting' });
  await settle();
  expect(there.engine.state.outbox.map(({ text, state }) => [text, state])).toEqual([
    ['waiting', 'queued'],
  ]);
});

test('messages typed in both tabs while offline go out once each', async () => {
  const { here, there, server } = await twoTabs();
  server.isWelcoming = false;
  server.cut();
  await here.engine.send({ conversationId: null, text: 'from here' });
  await here.clock.advance(1_000);
  await there.engine.send({ conversationId: null, text: 'from there' });
  server.isWelcoming = true;
  await here.clock.advance(60_000);
  expect(server.texts()).toEqual(['from here', 'from there']);
  expect([...here.engine.state.outbox, ...there.engine.state.outbox]).toEqual([]);
  expect(server.conversations.size).toBe(1);
});

test('a tab whose pushes are lost sees the message the moment the other tab knows it is stored', async () => {
  const { here, there, server } = await twoTabs();
  const { id } = server.start();
  await settle();
  await there.engine.openThread(id);
  server.isPushing = false;
  await here.engine.send({ conversationId: id, text: 'one' });
  await settle();
  expect(shown(there.engine, id)).toEqual(['one']);
});

test('a message refused and discarded in one tab leaves the other too', async () => {
  const { here, there, server } = await twoTabs();
  server.fate = ({ name }) =>
    name === 'sendMessage' ? { code: 'badInput', message: 'no' } : 'answered';
  const { id } = await here.engine.send({ conversationId: null, text: 'bad' });
  await settle();
  expect(there.engine.state.outbox[0]?.state).toBe('refused');
  await here.engine.discard(id);
  await settle();
  expect(there.engine.state.outbox).toEqual([]);
});

test('a tab closed with a message on its way leaves it to the other', async () => {
  const { here, there, server } = await twoTabs();
  let isLost = true;
  server.fate = ({ name }) => (name === 'sendMessage' && isLost ? 'lost' : 'answered');
  await here.engine.send({ conversationId: null, text: 'one' });
  await settle();
  await here.engine.stop();
  isLost = false;
  server.cut();
  await there.clock.advance(60_000);
  expect(server.texts()).toEqual(['one']);
  expect(there.engine.state.outbox).toEqual([]);
});
