import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { eg, exampleId } from '../../../../shared/test/sync/example.ts';
import { newestVersion } from '../../../src/engine/cache/migrate.ts';
import { openFile } from '../../../src/engine/cache/open.ts';
import type { CacheOptions } from '../../../src/engine/cache/open-store.ts';
import { newPlace, openStore } from './place.ts';

const me = { kind: 'agent' as const, id: exampleId() };
const conversation = eg.conversation();
const outbox = [eg.outgoing({ text: 'first' }), eg.outgoing({ text: 'second' })];
const reads = [{ conversationId: conversation.id, seq: 3 }];
const messages = Array.from({ length: 400 }, (_, at) =>
  eg.message({ conversationId: conversation.id, seq: at + 1, text: `Message ${at} of many` }),
);

let path: string;

beforeEach(async () => {
  path = newPlace();
  const store = openStore(path);
  await store.commit({ me, cursor: '7', conversations: [conversation], messages, outbox, reads });
  await store.close();
});

function open(told: unknown[] = [], more: CacheOptions = {}) {
  return openStore(path, { onSetAside: ({ reason: _, ...aside }) => told.push(aside), ...more });
}

const beside = () => readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path)));
const asides = () => beside().filter((name) => name.includes('set-aside'));

const pageSize = 4096;

function damagePage(page: number): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(pageSize, 0xa5), 0, pageSize, (page - 1) * pageSize);
  closeSync(handle);
}

/** Writes over the page through which all rows of a table or index are reached. */
function damage(name: string): void {
  const db = openFile(path);
  const root = db.prepare<[string], number>('select rootpage from sqlite_master where name = ?');
  const page = root.pluck().get(name);
  db.close();
  damagePage(page ?? Number.NaN);
}

const rescued = { me, cursor: null, conversations: [], outbox, reads };

test('a cache of a later version is set aside, and what was not sent goes over', async () => {
  const db = openFile(path);
  db.exec(
    `alter table outbox add column invented text; pragma user_version = ${newestVersion + 1}`,
  );
  db.close();
  const told: unknown[] = [];
  expect(await open(told).load()).toMatchObject(rescued);
  expect(told).toEqual([{ rescued: 2, isWhole: true }]);
  expect(asides().filter((name) => name.endsWith('Z'))).toHaveLength(1);
});

describe('a damaged cache', () => {
  test('whose messages are gone is set aside when they are read, and what was not sent goes over', async () => {
    damage('messages');
    const told: unknown[] = [];
    const store = open(told);
    expect(await store.messages(conversation.id, { limit: 500 })).toEqual([]);
    expect(told).toEqual([{ rescued: 2, isWhole: true }]);
    expect(await store.load()).toMatchObject(rescued);
  });

  test('whose conversations are gone starts from the server again', async () => {
    damage('conversations');
    expect(await open().load()).toMatchObject(rescued);
  });

  test('whose head is gone still knows whose words wait in it', async () => {
    damage('head');
    const told: unknown[] = [];
    expect(await open(told).load()).toMatchObject(rescued);
    expect(told).toEqual([{ rescued: 2, isWhole: false }]);
  });

  test('whose search index is gone is set aside by a search', async () => {
    damage('message_words_data');
    const store = open();
    expect(await store.search({ text: 'many', limit: 5 })).toEqual({
      messages: [],
      nextPage: null,
    });
    expect(await store.load()).toMatchObject(rescued);
  });

  test('that was cut short is replaced', async () => {
    truncateSync(path, 4096 * 3 + 100);
    const store = open();
    await store.commit({ isFresh: true, me, cursor: '9', conversations: [conversation] });
    expect(await store.load()).toMatchObject({ cursor: '9', conversations: [conversation] });
    expect(asides().length).toBeGreaterThan(0);
  });

  test('that is no database any more is replaced, and says that nothing could be saved', async () => {
    writeFileSync(path, 'no database at all, but long enough to look into'.repeat(99));
    const told: unknown[] = [];
    expect(await open(told).load()).toMatchObject({ me: null, cursor: null, outbox: [] });
    expect(told).toEqual([{ rescued: 0, isWhole: false }]);
  });

  test('with a row that cannot be read is replaced', async () => {
    const db = openFile(path);
    db.prepare(`update conversations set body = '{"id":'`).run();
    db.close();
    expect(await open().load()).toMatchObject(rescued);
  });

  test('gives the entries that can be read where one cannot', async () => {
    const db = openFile(path);
    db.prepare(`update outbox set body = '{"id":' where id = ?`).run(outbox[0]?.id);
    db.close();
    const told: unknown[] = [];
    expect((await open(told).load()).outbox).toEqual([outbox[1]]);
    expect(told).toEqual([{ rescued: 1, isWhole: false }]);
  });
});

test('of an outbox with a broken piece in its middle, what lies on both sides is saved', async () => {
  const long = Array.from({ length: 60 }, (_, at) =>
    eg.outgoing({ text: `number ${at} ${'x'.repeat(500)}` }),
  );
  const store = openStore(path);
  await store.commit({ outbox: long });
  await store.close();
  damagePage(Math.floor(readFileSync(path).indexOf('number 30 x') / pageSize) + 1);
  const kept = (await open().load()).outbox.map(({ id }) => id);
  const lost = long.filter(({ id }) => !kept.includes(id)).length;
  expect(kept).toEqual(expect.arrayContaining([outbox[0]?.id, long[0]?.id, long[59]?.id]));
  expect(lost).toBeGreaterThan(0);
  expect(lost).toBeLessThan(10);
});

test('damage met while running loses no message that is being written, and moves no cursor past what is lost', async () => {
  damage('conversations_visitor');
  const store = open();
  const late = eg.outgoing({ text: 'third' });
  await store.commit({ cursor: '8', outbox: [late], conversations: [eg.conversation()] });
  const kept = await store.load();
  expect(kept.outbox).toEqual([...outbox, late]);
  expect(kept.cursor).toBeNull();
  await store.commit({ isFresh: true, me, cursor: '9' });
  await store.commit({ cursor: '10' });
  expect((await store.load()).cursor).toBe('10');
});

test('a kill between setting aside and starting anew loses nothing', async () => {
  renameSync(path, `${path}.successor`);
  writeFileSync(path, 'the damaged file that has not been moved yet');
  writeFileSync(`${path}-wal`, 'and its log, which must not be taken for the new file’s');
  const store = open();
  expect(await store.load()).toMatchObject({ me, outbox, reads });
  expect(
    readFileSync(`${dirname(path)}/${asides().find((name) => name.endsWith('-wal'))}`, 'utf8'),
  ).toContain('its log');
});

test('a kill while the new file is written leaves the old one to try again', async () => {
  writeFileSync(`${path}.unfinished`, 'half a file');
  damage('conversations');
  expect(await open().load()).toMatchObject(rescued);
  expect(beside().filter((name) => name.includes('unfinished'))).toEqual([]);
});

test('a wipe takes what was set aside as well', async () => {
  damage('conversations');
  const store = open();
  await store.load();
  expect(asides()).not.toEqual([]);
  await store.wipe();
  expect(asides()).toEqual([]);
  expect((await store.load()).outbox).toEqual([]);
});

test('a wipe that was killed half way is finished at the next start', async () => {
  renameSync(path, `${path}.doomed`);
  const store = open();
  expect((await store.load()).outbox).toEqual([]);
  expect(beside().filter((name) => name.includes('doomed'))).toEqual([]);
});
