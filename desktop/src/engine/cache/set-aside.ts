import { closeSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { openCacheFile } from './cache-file.ts';
import { asideOf, partsOf, successorOf, unfinishedOf } from './file-names.ts';
import { type Rescued, rescue } from './rescue.ts';
import { scrub } from './scrub.ts';

/** Puts a new file in the place of one that cannot be used, with what was not sent yet; a kill at any point loses nothing. */
export function replaceFile(path: string): Rescued {
  const rescued = rescue(path);
  const { me, outbox, reads } = rescued;
  const unfinished = unfinishedOf(path);
  for (const part of partsOf(unfinished)) scrub(part);
  const { db, commit } = openCacheFile(unfinished);
  commit({ ...(me ? { me } : {}), outbox, reads });
  db.close();
  renameSync(unfinished, successorOf(path));
  finishReplacing(path);
  return rescued;
}

/** Goes on where a kill has stopped `replaceFile`. */
export function finishReplacing(path: string): void {
  const successor = successorOf(path);
  if (!existsSync(successor)) return;
  const aside = asideOf(path, new Date());
  for (const [at, part] of partsOf(path).entries())
    if (existsSync(part)) renameSync(part, partsOf(aside)[at] ?? aside);
  renameSync(successor, path);
  syncFolder(dirname(path));
}

/** Makes renames in a folder last; Windows does so by itself and has no way to ask. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
