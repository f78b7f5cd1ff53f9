import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { indexedDbStore } from '../../src/sync/indexed-db-store.ts';
import type { BrowserStorage } from '../../src/sync/indexed-db-types.ts';
import { eventually } from './eventually.ts';
import { eg } from './example.ts';
import { storeContract } from './store-contract.ts';

const browser = () =>
  ({ indexedDB: new IDBFactory(), IDBKeyRange, BroadcastChannel }) as unknown as BrowserStorage;

storeContract('IndexedDB', async () => {
  const page = browser();
  const name = crypto.randomUUID();
  return async () => indexedDbStore(name, page);
});

test('another tab hears of a change of the outbox, and finds it', async () => {
  const page = browser();
  const name = crypto.randomUUID();
  const [here, there] = [indexedDbStore(name, page), indexedDbStore(name, page)];
  const heard = vi.fn();
  const stop = there.watch(heard);
  await here.commit({ outbox: [eg.outgoing({ text: 'from here' })] });
  await eventually(() => expect(heard).toHaveBeenCalledOnce());
  expect((await there.load()).outbox[0]?.text).toBe('from here');
  stop();
  await here.close();
  await there.close();
});

test('a batch that cannot be kept leaves nothing of itself behind', async () => {
  const store = indexedDbStore(crypto.randomUUID(), browser());
  const broken = { ...eg.message(), id: undefined as unknown as string };
  await expect(
    store.commit({ cursor: '7', outbox: [eg.outgoing()], messages: [broken] }),
  ).rejects.toThrow();
  expect(await store.load()).toMatchObject({ cursor: null, outbox: [] });
  await store.close();
});

test('a database that another tab deletes is opened anew', async () => {
  const page = browser();
  const name = crypto.randomUUID();
  const store = indexedDbStore(name, page);
  await store.commit({ cursor: '7' });
  const deleted = (page.indexedDB as unknown as InstanceType<typeof IDBFactory>).deleteDatabase(
    name,
  );
  await new Promise((resolve) => {
    deleted.onsuccess = resolve;
  });
  expect((await store.load()).cursor).toBeNull();
  await store.close();
});
