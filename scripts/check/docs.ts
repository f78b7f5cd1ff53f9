import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { generatedDocs } from '../docs/generated-docs.ts';
import { root } from '../set-up/places.mjs';
import type { Part } from './part.ts';
import { readText } from './project-files.ts';

export const docs: Part = {
  name: 'generated docs are fresh',
  problems: async () =>
    (await generatedDocs())
      .filter(({ path, text }) => !existsSync(join(root, path)) || readText(path) !== text)
      .map(({ path }) => `${path} is not what the code says now: run \`npm run docs\`.`),
};
