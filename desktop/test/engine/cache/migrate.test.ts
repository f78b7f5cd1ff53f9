import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { newestVersion } from '../../../src/engine/cache/migrate.ts';
import { openFile } from '../../../src/engine/cache/open.ts';
import { keptRows } from './kept-rows.ts';
import { newPlace, openStore } from './place.ts';

const kept = fileURLToPath(new URL('fixtures/', import.meta.url));
const keptFile = (version: number) => `${kept}version-${version}.db`;
const versions = Array.from({ length: newestVersion }, (_, at) => at + 1);

test('a file of every version is kept', async () => {
  if (existsSync(keptFile(newestVersion))) return;
  const path = newPlace();
  const store = openStore(path);
  await store.commit(keptRows);
  await store.close();
  mkdirSync(kept, { recursive: true });
  copyFileSync(path, keptFile(newestVersion));
  expect.fail(`${keptFile(newestVersion)} was written: it belongs into the repository.`);
});

describe.each(versions)('a cache of version %i', (version) => {
  const open = () => {
    const path = newPlace();
    copyFileSync(keptFile(version), path);
    return {
      path,
      store: openStore(path, { onSetAside: ({ reason }) => expect.fail(String(reason)) }),
    };
  };

  test('is read with everything in it', async () => {
    const { store } = open();
    const { messages, ...rows } = keptRows;
    expect(await store.load()).toEqual(rows);
    const [conversation] = keptRows.conversations;
    expect(await store.messages(String(conversation?.id), { limit: 9 })).toEqual(messages);
  });

  test('is searched like one that was always new', async () => {
    const { store } = open();
    const idsOf = async (text: string) =>
      (await store.search({ text, limit: 9 })).messages.map(({ id }) => id);
    const [refund, chinese] = keptRows.messages;
    expect(await idsOf('refund')).toEqual([refund?.id]);
    expect(await idsOf('efun')).toEqual([refund?.id]);
    expect(await idsOf('退款')).toEqual([chinese?.id]);
  });

  test('has the shape of a new one afterwards', async () => {
    const { path, store } = open();
    await store.close();
    const fresh = newPlace();
    await openStore(fresh).close();
    expect(shapeOf(path)).toEqual(shapeOf(fresh));
  });
});

function shapeOf(path: string): unknown[] {
  const db = openFile(path);
  const shape = db.prepare('select name, sql from sqlite_master order by name').all();
  const version = db.pragma('user_version', { simple: true });
  db.close();
  return [version, ...shape];
}

test('a migration that fails leaves the old file as it was', () => {
  const path = newPlace();
  copyFileSync(keptFile(1), path);
  const db = openFile(path);
  db.exec('create table message_parts (hindrance text)');
  db.close();
  const before = shapeOf(path);
  const told: unknown[] = [];
  openStore(path, { onSetAside: (aside) => told.push(aside) });
  expect(told).toMatchObject([{ rescued: 1, isWhole: true }]);
  const aside = readdirSync(new URL('.', `file://${path}`)).find((name) =>
    /set-aside-.*Z$/.test(name),
  );
  expect(shapeOf(path.replace('cache.db', String(aside)))).toEqual(before);
});
