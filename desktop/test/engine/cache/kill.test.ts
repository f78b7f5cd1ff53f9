import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openCacheFile } from '../../../src/engine/cache/cache-file.ts';
import { newPlace, openStore } from './place.ts';

const program = fileURLToPath(new URL('writing-child.ts', import.meta.url));
const conversationId = '0198c0de-0000-7000-8000-000000000001';

type Said = Record<'queued' | 'stored' | 'gone', Set<number>>;

/** Lets another process write, and kills it in the middle after so many acknowledgements. */
async function writeAndKill(path: string, said: Said, lines: number): Promise<void> {
  const first = said.queued.size;
  const child = spawn(process.execPath, [program, path, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let left = lines;
  for await (const line of createInterface({ input: child.stdout })) {
    const [what, n] = line.split(' ') as [keyof Said, string];
    said[what].add(Number(n));
    left -= 1;
    if (left === 0) child.kill('SIGKILL');
  }
}

function checkSound(path: string): void {
  const { db } = openCacheFile(path);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  for (const table of ['message_words', 'message_parts'])
    db.exec(`insert into ${table} (${table}) values ('integrity-check')`);
  db.close();
}

/** Where an entry may be found: what was in flight at the end may be done although nobody heard of it. */
function expectedPlaces(said: Said, n: number): string[] {
  if (n % 3 === 0) return ['outbox'];
  if (said.gone.has(n)) return ['nowhere'];
  if (!said.stored.has(n)) return ['outbox', 'messages'];
  return n % 5 === 0 ? ['messages', 'nowhere'] : ['messages'];
}

async function readBack(path: string) {
  const store = openStore(path);
  const { outbox, cursor } = await store.load();
  const messages = await store.messages(conversationId, { limit: 10_000 });
  const found = await Promise.all(
    messages.map(({ text }) => store.search({ text: `"${text}"`, limit: 5 })),
  );
  expect(found.map((page) => page.messages)).toEqual(messages.map((message) => [message]));
  await store.close();
  const waiting = new Set(outbox.map(({ id }) => id));
  const stored = new Set(messages.map(({ id }) => id));
  expect([...waiting].filter((id) => stored.has(id))).toEqual([]);
  const placeOf = (n: number) => {
    if (waiting.has(`entry-${n}`)) return 'outbox';
    return stored.has(`entry-${n}`) ? 'messages' : 'nowhere';
  };
  const numbers = [...waiting, ...stored].map((id) => Number(id.replace('entry-', '')));
  return { cursor: Number(cursor), placeOf, numbers };
}

test('a process killed while it writes has lost nothing that was acknowledged, round after round', async () => {
  const path = newPlace();
  const said: Said = { queued: new Set(), stored: new Set(), gone: new Set() };
  for (const lines of [1, 7, 40, 133, 301]) {
    await writeAndKill(path, said, lines);
    checkSound(path);
    const { cursor, placeOf, numbers } = await readBack(path);
    for (const n of said.queued)
      expect(expectedPlaces(said, n), `entry ${n}`).toContain(placeOf(n));
    expect(cursor).toBeGreaterThanOrEqual(Math.max(0, ...said.stored));
    for (const n of numbers) said.queued.add(n);
  }
  expect(said.stored.size).toBeGreaterThan(100);
});
