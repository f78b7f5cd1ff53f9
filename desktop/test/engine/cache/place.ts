import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import {
  type CacheOptions,
  type CacheStore,
  openCacheStore,
} from '../../../src/engine/cache/open-store.ts';

const folders: string[] = [];
const stores: CacheStore[] = [];

/** Where a cache of a test's own may lie. */
export function newPlace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-cache-'));
  folders.push(folder);
  return join(folder, 'cache.db');
}

/** A store that is closed when the test is over. */
export function openStore(path = newPlace(), options: CacheOptions = {}): CacheStore {
  const store = openCacheStore(path, options);
  stores.push(store);
  return store;
}

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
