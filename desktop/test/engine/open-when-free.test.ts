import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCacheStore } from '../../src/engine/cache/open-store.ts';
import { openWhenFree } from '../../src/engine/open-when-free.ts';

test('a cache that another process still has is opened as soon as that one lets go', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-free-'));
  const path = join(folder, 'cache.db');
  const before = openCacheStore(path);
  let isOpen = false;
  const opened = openWhenFree(path, console.error).then((store) => {
    isOpen = true;
    return store;
  });
  await Promise.resolve();
  expect(isOpen).toBe(false);
  await before.close();
  await (await opened).close();
  rmSync(folder, { recursive: true });
});
