import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../set-up/places.mjs';
import type { Part } from './part.ts';
import { projectFiles } from './project-files.ts';

/** `widget/budget.json`: for each name, the files in `widget/dist` and the most bytes they may have together, gzipped. */
type Budget = Record<string, { files: string[]; maxBytes: number }>;

export const sizes: Part = {
  name: 'widget within its weight',
  problems: async () => {
    const budget: Budget = JSON.parse(readFileSync(join(root, 'widget/budget.json'), 'utf8'));
    if (!existsSync(join(root, 'widget/dist')))
      return ['The widget is not built: run `npm start` once.'];
    const built = builtFiles();
    return Object.entries(budget).flatMap(([name, { files, maxBytes }]) => {
      const found = built.filter((path) => files.some((glob) => matches(path, glob)));
      const bytes = found.reduce((sum, path) => sum + gzippedBytes(path), 0);
      if (found.length === 0) return [`${name}: nothing in widget/dist is ${files.join(' or ')}.`];
      return bytes > maxBytes
        ? [`${name} weighs ${bytes} bytes gzipped; ${maxBytes} is the most.`]
        : [];
    });
  },
};

const builtFiles = () =>
  projectFiles('', join(root, 'widget/dist')).filter(
    (path) => !/\.(map|json)$|\.built$/.test(path),
  );

function matches(path: string, glob: string): boolean {
  const pattern = glob.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(path);
}

function gzippedBytes(path: string): number {
  return gzipSync(readFileSync(join(root, 'widget/dist', path)), { level: 9 }).length;
}
