import { closeSync, existsSync, fstatSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';

const nothing = Buffer.alloc(2 ** 20);

/** Writes over a file before it is removed. */
export function scrub(path: string): void {
  if (!existsSync(path)) return;
  const handle = openSync(path, 'r+');
  const { size } = fstatSync(handle);
  for (let at = 0; at < size; at += nothing.length)
    writeSync(handle, nothing, 0, Math.min(nothing.length, size - at), at);
  fsyncSync(handle);
  closeSync(handle);
  rmSync(path);
}
