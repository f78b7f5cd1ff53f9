import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../set-up/places.mjs';
import type { Part } from './part.ts';
import { problemsOf } from './run-tool.ts';

const folders = [
  'shared',
  'shared/test',
  'server',
  'widget',
  'desktop',
  'desktop/src/engine',
  'desktop/src/main',
  'desktop/e2e',
  'desktop/test/electron-host',
  'scripts',
  'e2e',
  'bench',
];

export const typeCheck: Part[] = folders
  .filter((folder) => existsSync(join(root, folder, 'tsconfig.json')))
  .map((folder) => ({
    name: `types of ${folder}`,
    problems: () => problemsOf('tsc', ['-p', folder]),
  }));
