import { readFileSync, writeFileSync } from 'node:fs';
import type { Limit, Row } from './row.ts';
import { limitTable, resultTable, toMarkdown } from './table.ts';

const page = new URL('../docs/performance.md', import.meta.url);
const begin = '<!-- results: npm run bench -- --full --write -->';
const end = '<!-- end of results -->';

/** The part of a text between the markers is replaced. @throws where a marker is missing */
export function withResults(text: string, results: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from)
    throw new Error('docs/performance.md has lost the markers that its results stand between.');
  return `${text.slice(0, from + begin.length)}\n${results}\n${text.slice(to)}`;
}

/** Writes docs/performance.md anew with these results. */
export function writeResults(
  heading: string,
  { rows, limits }: { rows: Row[]; limits: Limit[] },
): void {
  const tables = [limitTable(limits), resultTable(rows)].map(toMarkdown);
  const results = [heading, ...tables].join('\n\n');
  writeFileSync(page, withResults(readFileSync(page, 'utf8'), results));
}
