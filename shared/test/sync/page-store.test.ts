import { expect, test, vi } from 'vitest';
import type { PageStorage } from '../../src/sync/page-storage.ts';
import { pageStore } from '../../src/sync/page-store.ts';
import { eventually } from './eventually.ts';
import { eg, exampleId } from './example.ts';
import { storeContract } from './store-contract.ts';
import { OriginStorage } from './tab-storage.ts';

storeContract('page storage', async () => {
  const origin = new OriginStorage();
  return async () => pageStore(origin.tab());
});

storeContract('page storage behind a port', async () => {
  const origin = new OriginStorage();
  const later = async <Value>(value: Value) => {
    await new Promise((resolve) => setImmediate(resolve));
    return value;
  };
  return async () => {
    const near = origin.tab();
    const far: PageStorage = {
      getItem: (key) => later(near.getItem(key)) as Promise<string | null>,
      setItem: async (key, value) => near.setItem(key, await later(value)),
      removeItem: async (key) => near.removeItem(await later(key)),
      keys: () => later(near.keys()) as Promise<readonly string[]>,
      onChange: near.onChange,
    };
    return pageStore(far);
  };
});

test('two tabs add to one outbox without overwriting each other', async () => {
  const origin = new OriginStorage();
  const [here, there] = [pageStore(origin.tab()), pageStore(origin.tab())];
  await Promise.all([
    here.commit({ outbox: [eg.outgoing({ text: 'here' })] }),
    there.commit({ outbox: [eg.outgoing({ text: 'there' })] }),
  ]);
  const { outbox } = await here.load();
  expect(outbox.map(({ text }) => text).sort()).toEqual(['here', 'there']);
});

test('another tab hears of a change of the outbox', async () => {
  const origin = new OriginStorage();
  const [here, there] = [pageStore(origin.tab()), pageStore(origin.tab())];
  const heard = vi.fn();
  const stop = there.watch(heard);
  await here.commit({ outbox: [eg.outgoing()] });
  await eventually(() => expect(heard).toHaveBeenCalledOnce());
  stop();
});

test('the newest 50 messages of a conversation stay', async () => {
  const origin = new OriginStorage();
  const store = pageStore(origin.tab());
  const conversationId = exampleId();
  const messages = Array.from({ length: 70 }, (_, at) =>
    eg.message({ conversationId, seq: at + 1 }),
  );
  await store.commit({ messages: messages.slice(0, 60) });
  await store.commit({ messages: messages.slice(60) });
  const kept = await store.messages(conversationId, { limit: 200 });
  expect(kept.map(({ seq }) => seq)).toEqual(messages.slice(20).map(({ seq }) => seq));
});

test('messages make room for the outbox when the storage is full', async () => {
  const origin = new OriginStorage();
  const store = pageStore(origin.tab());
  const message = eg.message({ text: 'x'.repeat(2_000) });
  await store.commit({ messages: [message] });
  origin.quota = 2_500;
  await store.commit({ outbox: [eg.outgoing({ text: 'y'.repeat(1_000) })] });
  expect((await store.load()).outbox).toHaveLength(1);
  expect(await store.messages(message.conversationId, { limit: 5 })).toEqual([]);
});

test('a full storage loses no outbox entry, says so, and does not move the cursor past what is missing', async () => {
  const origin = new OriginStorage();
  const store = pageStore(origin.tab());
  await store.commit({ cursor: '7', outbox: [eg.outgoing({ text: 'precious' })] });
  origin.quota = 500;
  const messages = [eg.message({ text: 'x'.repeat(2_000) })];
  await expect(store.commit({ cursor: '8', messages })).rejects.toThrow('full');
  const kept = await store.load();
  expect(kept.cursor).toBe('7');
  expect(kept.outbox.map(({ text }) => text)).toEqual(['precious']);
});

test('a damaged row is set aside, the rest is read, and the server is asked for everything again', async () => {
  const origin = new OriginStorage();
  const troubles: unknown[] = [];
  const store = pageStore(origin.tab(), (error) => troubles.push(error));
  const [broken, whole] = [eg.conversation(), eg.conversation()];
  await store.commit({ cursor: '7', conversations: [broken, whole], outbox: [eg.outgoing()] });
  origin.items.set(`sync.conversation.${broken.id}`, '{"id":');
  const kept = await store.load();
  expect(kept.conversations).toEqual([whole]);
  expect(kept.outbox).toHaveLength(1);
  expect([kept.cursor, (await store.load()).cursor]).toEqual([null, null]);
  expect(troubles).toHaveLength(1);
  expect(origin.items.get(`aside.sync.conversation.${broken.id}`)).toBe('{"id":');
});

test('a damaged outbox entry is kept aside with its text', async () => {
  const origin = new OriginStorage();
  const store = pageStore(origin.tab());
  origin.items.set('sync.outgoing.1', '{"text":"my lost words');
  expect((await store.load()).outbox).toEqual([]);
  expect(origin.items.get('aside.sync.outgoing.1')).toContain('my lost words');
});

test('what others keep in the same storage is left alone', async () => {
  const origin = new OriginStorage();
  const store = pageStore(origin.tab());
  origin.items.set('cart', '3 apples');
  await store.commit({ cursor: '7' });
  await store.wipe();
  expect([...origin.items]).toEqual([['cart', '3 apples']]);
});
