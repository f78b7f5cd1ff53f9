import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { doomedOf, isAsideOf, partsOf } from './file-names.ts';
import { scrub } from './scrub.ts';

/** How long a file that was set aside is kept for whoever wants to look into it. */
const keepAsideForMs = 7 * 24 * 60 * 60_000;

/** Takes a closed cache away; a kill half way leaves it to the next `finishWiping`. */
export function wipeFile(path: string): void {
  finishWiping(path);
  const doomed = partsOf(doomedOf(path));
  for (const [at, part] of partsOf(path).entries())
    if (existsSync(part)) renameSync(part, doomed[at] ?? doomedOf(path));
  finishWiping(path);
}

/** Goes on where a kill has stopped `wipeFile`. */
export function finishWiping(path: string): void {
  for (const part of partsOf(doomedOf(path))) scrub(part);
}

/** Removes files that were set aside: all of them, or those of long ago. */
export function forgetAsides(path: string, which: 'all' | 'old'): void {
  const folder = dirname(path);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (!isAsideOf(path, file)) continue;
    if (which === 'all' || Date.now() - statSync(file).mtimeMs > keepAsideForMs) scrub(file);
  }
}
