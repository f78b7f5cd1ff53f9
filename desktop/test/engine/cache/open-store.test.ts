import { existsSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eg } from '../../../../shared/test/sync/example.ts';
import { storeContract } from '../../../../shared/test/sync/store-contract.ts';
import { newPlace, openStore } from './place.ts';

storeContract('SQLite', async () => {
  const path = newPlace();
  return async () => openStore(path);
});

test('a second writer is turned away while the first is there', async () => {
  const path = newPlace();
  const first = openStore(path);
  expect(() => openStore(path)).toThrow('already open');
  await first.commit({ cursor: '7' });
  await first.close();
  expect((await openStore(path).load()).cursor).toBe('7');
});

test('a batch that cannot be kept leaves nothing of itself behind', async () => {
  const store = openStore();
  const broken = { ...eg.message(), id: undefined as unknown as string };
  await expect(
    store.commit({ cursor: '7', agents: [eg.agent()], messages: [eg.message(), broken] }),
  ).rejects.toThrow('NOT NULL');
  expect(await store.load()).toMatchObject({ cursor: null, agents: [] });
  await store.commit({ cursor: '8' });
  expect((await store.load()).cursor).toBe('8');
});

test('messages of the same moment are all kept, however many, in any order of coming', async () => {
  const store = openStore();
  const conversationId = eg.conversation().id;
  const messages = Array.from({ length: 15_000 }, (_, at) =>
    eg.message({ conversationId, seq: at + 1, text: '' }),
  );
  await store.commit({ messages: messages.filter(({ seq }) => seq % 2 === 0) });
  await store.commit({ messages });
  expect(await store.messages(conversationId, { limit: 20_000 })).toEqual(messages);
});

test.skipIf(process.platform === 'win32')('nobody but the owner may read the files', async () => {
  const path = newPlace();
  const store = openStore(path);
  await store.commit({ messages: [eg.message()] });
  for (const file of [path, `${path}-wal`, `${path}-shm`].filter((part) => existsSync(part)))
    expect(statSync(file).mode & 0o077, file).toBe(0);
});

test('a wipe leaves no file with anything in it', async () => {
  const path = newPlace();
  const store = openStore(path);
  await store.commit({ messages: Array.from({ length: 500 }, () => eg.message()) });
  const before = statSync(path).size + statSync(`${path}-wal`).size;
  await store.wipe();
  await store.close();
  expect(statSync(path).size).toBeLessThan(before / 2);
});
