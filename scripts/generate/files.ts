import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../set-up/places.mjs';

/** Writes a new file. @throws Error where there is one already */
export function writeNew(path: string, text: string): void {
  if (existsSync(join(root, path))) throw new Error(`${path} is there already.`);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(`new      ${path}`);
}

export function change(path: string, edit: (text: string) => string): void {
  writeFileSync(join(root, path), edit(readFileSync(join(root, path), 'utf8')));
  console.log(`changed  ${path}`);
}

/** Ends with a sentence instead of a stack. */
export function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
