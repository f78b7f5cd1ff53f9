import { expect, test } from 'vitest';
import { eg, exampleId } from '../../../../shared/test/sync/example.ts';
import { openCacheFile } from '../../../src/engine/cache/cache-file.ts';
import { newPlace } from './place.ts';

const count = 100_000;
const perThread = 100;

const planOf = (db: ReturnType<typeof openCacheFile>['db'], sql: string) =>
  db
    .prepare<[], { detail: string }>(`explain query plan ${sql}`)
    .all()
    .map(({ detail }) => detail)
    .join('; ');

test('a hundred thousand messages are kept, paged and found without reading all of them', () => {
  const { db, commit, search, tables } = openCacheFile(newPlace());
  const threads = Array.from({ length: count / perThread }, exampleId);
  const messages = Array.from({ length: count }, (_, n) =>
    eg.message({
      conversationId: String(threads[n % threads.length]),
      seq: Math.floor(n / threads.length) + 1,
      text: `Question ${n} about order ${n % 977}${n === 4_242 ? ' and a narwhal' : ''}`,
      createdAt: new Date(1_780_000_000_000 + n * 500).toISOString(),
    }),
  );
  for (let at = 0; at < count; at += 5_000) commit({ messages: messages.slice(at, at + 5_000) });

  const [thread = ''] = threads;
  expect(tables.messages.page(thread, 51, 10).map(({ seq }) => seq)).toEqual([
    41, 42, 43, 44, 45, 46, 47, 48, 49, 50,
  ]);
  expect(search({ text: 'narwhal', limit: 5 }).messages).toEqual([messages[4_242]]);
  const newest = search({ text: 'question', limit: 50 });
  expect(newest.messages).toEqual(messages.slice(-50).reverse());

  const paged = `select body from messages where conversation_id = 'a' and seq < 9 order by seq desc limit 5`;
  expect(planOf(db, paged)).toBe(
    'SEARCH messages USING INDEX messages_thread (conversation_id=? AND seq<?)',
  );
  const below = ['messages', 'outbox', 'reads'].map((table) =>
    planOf(db, `delete from ${table} where conversation_id = 'a'`),
  );
  expect(below.join('; ')).not.toContain('SCAN');
  expect(planOf(db, `select id from conversations where visitor_id = 'a'`)).not.toContain('SCAN');
  db.close();
});
