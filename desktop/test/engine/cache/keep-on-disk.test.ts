import { afterEach, expect, test } from 'vitest';
import { eg } from '../../../../shared/test/sync/example.ts';
import { type CacheFile, openCacheFile } from '../../../src/engine/cache/cache-file.ts';
import { newPlace } from './place.ts';

const full = 2;
const normal = 1;
let file: CacheFile | undefined;

afterEach(() => void file?.db.close());

/** The level of safety at which each commit of a row to the table was made. */
function watchTable(table: string): { file: CacheFile; levels: () => unknown[] } {
  file = openCacheFile(newPlace());
  file.db.exec(`
    create temp table seen (level integer);
    create temp trigger watch after insert on main.${table} begin
      insert into seen select synchronous from pragma_synchronous;
    end;
    create temp trigger watch_removal after delete on main.${table} begin
      insert into seen select synchronous from pragma_synchronous;
    end;`);
  const seen = file.db.prepare('select level from seen').pluck();
  return { file, levels: () => seen.all() };
}

test('what someone wrote is on disk before it counts as kept', () => {
  const { file, levels } = watchTable('outbox');
  file.commit({ outbox: [eg.outgoing()] });
  expect(levels()).toEqual([full]);
});

test('a message that was taken back before it left is off the disk for good', () => {
  const { file, levels } = watchTable('outbox');
  const entry = eg.outgoing();
  file.commit({ outbox: [entry] });
  file.commit({ gone: [{ kind: 'outgoing', id: entry.id }] });
  expect(levels()).toEqual([full, full]);
});

test('what the server can tell again does not wait for the disk', () => {
  const { file, levels } = watchTable('messages');
  const message = eg.message();
  file.commit({ messages: [message], gone: [{ kind: 'outgoing', id: message.id }] });
  expect(levels()).toEqual([normal]);
});
