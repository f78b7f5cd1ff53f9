import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../set-up/places.mjs';

const skipped = /^(node_modules|dist|\.git|\.deskbell.*|test-results|playwright-report|results)$/;

/** Paths of the project's own files, from its folder, with forward slashes, in a fixed order. */
export function projectFiles(folder = '', from = root): string[] {
  return readdirSync(join(from, folder), { withFileTypes: true })
    .filter((entry) => !skipped.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      return entry.isDirectory() ? projectFiles(path, from) : [path];
    });
}

/** Code that people write and read, without tests' fixtures. */
export function codeFiles(): string[] {
  return projectFiles().filter(
    (path) => /\.(ts|tsx|mjs)$/.test(path) && !path.includes('/fixtures/'),
  );
}

export const readText = (path: string) => readFileSync(join(root, path), 'utf8');
