import { existsSync, readFileSync } from 'node:fs';
import type { Message } from '@deskbell/shared/model/message';
import { expect, test, vi } from 'vitest';
import { eg } from '../../../../shared/test/sync/example.ts';
import type { CacheStore } from '../../../src/engine/cache/open-store.ts';
import { newPlace, openStore } from './place.ts';

const conversation = eg.conversation();

/** A word that occurs once, so unlike all others that no index shortens it by what it has in common with its neighbour. */
const secretWord = (n: number) =>
  `${'qjxzvk'[n % 6]}${(n * 7_919 + 1_000_003).toString(36)}zqjxvkw${n}`;

const secretMessage = (n: number): Message =>
  eg.message({
    conversationId: conversation.id,
    seq: n + 1,
    text: `The number of my card is ${secretWord(n)}, please keep it`,
    createdAt: new Date(1_780_000_000_000 + n * 1_000).toISOString(),
  });

const filesOf = (path: string) =>
  [path, `${path}-wal`]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file).toString('latin1'));

/** Which of the words can still be read in the bytes of the cache; any six letters in a row count. */
function tracesIn(path: string, words: string[]): string[] {
  const bytes = filesOf(path);
  return words.filter((word) => bytes.some((text) => text.includes(word.slice(2))));
}

const logIsEmpty = (path: string) =>
  vi.waitFor(() => expect(readFileSync(`${path}-wal`).length).toBe(0), 5_000);

async function fill(store: CacheStore, count: number): Promise<Message[]> {
  const messages = Array.from({ length: count }, (_, n) => secretMessage(n));
  for (let at = 0; at < count; at += 100)
    await store.commit({ conversations: [conversation], messages: messages.slice(at, at + 100) });
  return messages;
}

test('the test can see what is not erased', async () => {
  const path = newPlace();
  await fill(openStore(path), 200);
  const words = Array.from({ length: 200 }, (_, n) => secretWord(n));
  expect(tracesIn(path, words)).toEqual(words);
});

test('of a message that is gone no byte is left, neither in rows nor index nor log', async () => {
  const path = newPlace();
  const store = openStore(path);
  const messages = await fill(store, 300);
  const gone = messages.filter((_, n) => n % 11 === 0);
  await store.commit({ gone: gone.map(({ id }) => ({ kind: 'message', id })) });
  await logIsEmpty(path);
  expect(
    tracesIn(
      path,
      messages.flatMap((_, n) => (n % 11 === 0 ? [secretWord(n)] : [])),
    ),
  ).toEqual([]);
  const { messages: found } = await store.search({ text: 'card', limit: 500 });
  expect(found).toHaveLength(300 - gone.length);
});

test('of an edited message the text of before is gone, and of one taken back all of it', async () => {
  const path = newPlace();
  const store = openStore(path);
  const [one, two] = await fill(store, 50);
  if (!one || !two) throw new Error('two messages');
  const deletedAt = new Date().toISOString();
  await store.commit({
    messages: [
      { ...one, text: 'A better text', revision: 2 },
      { ...two, text: '', deletedAt, revision: 2 },
    ],
  });
  await logIsEmpty(path);
  expect(tracesIn(path, [secretWord(0), secretWord(1)])).toEqual([]);
  expect((await store.search({ text: 'better', limit: 5 })).messages).toHaveLength(1);
});

test('a visitor who is erased takes everything along, however much it is', async () => {
  const path = newPlace();
  const store = openStore(path);
  const visitor = eg.visitor({ id: conversation.visitorId, name: 'Ottilie Zwqxvermeer' });
  await store.commit({ visitors: [visitor] });
  const messages = await fill(store, 600);
  const other = eg.message({ text: 'Somebody else keeps this' });
  await store.commit({
    messages: [other],
    outbox: [eg.outgoing({ conversationId: conversation.id, text: 'to wqzerased' })],
  });
  await store.commit({ gone: [{ kind: 'visitor', id: visitor.id }] });
  await logIsEmpty(path);
  const words = [...messages.map((_, n) => secretWord(n)), 'xxwqxvermeer', 'xxwqzerased'];
  expect(tracesIn(path, words)).toEqual([]);
  expect((await store.search({ text: 'keeps', limit: 5 })).messages).toEqual([other]);
});

test('what a kill left to be wiped is wiped at the next start', async () => {
  const path = newPlace();
  let store = openStore(path);
  const messages = await fill(store, 200);
  await store.commit({ gone: messages.map(({ id }) => ({ kind: 'message', id })) });
  // Before its time has come.
  await store.close();
  store = openStore(path);
  await vi.waitFor(
    () =>
      expect(
        tracesIn(
          path,
          messages.map((_, n) => secretWord(n)),
        ),
      ).toEqual([]),
    5_000,
  );
});
