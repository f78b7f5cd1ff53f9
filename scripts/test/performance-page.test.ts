import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { row } from '../../bench/row.ts';
import { limitTable, resultTable, toMarkdown } from '../../bench/table.ts';
import { withResults } from '../../bench/write-results.ts';

const page = readFileSync(new URL('../../docs/performance.md', import.meta.url), 'utf8');

/** How many cells each line of each table has. */
const shapes = (text: string): number[][] =>
  text
    .split('\n\n')
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.split(/(?<!\\)\|/).length - 2));

const isEven = (shape: number[]): boolean => new Set(shape).size === 1 && shape.length > 2;

const rows = [
  row({
    id: 'F1',
    what: 'one | two',
    value: 2,
    unit: '/s',
    beside: 'a peer',
    besideValue: 4,
    reach: { atLeast: 0.7 },
  }),
];

test('every table of the performance page has as many cells in each line', () => {
  const all = shapes(page);
  expect(all.length).toBeGreaterThan(0);
  expect(all.filter((shape) => !isEven(shape))).toEqual([]);
});

test('every figure of the send path is explained', () => {
  for (const id of ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7'])
    expect(page).toMatch(new RegExp(`^\\| ${id} \\|`, 'm'));
});

test('a run writes its results into the page, as often as it likes, and touches nothing else', () => {
  const results = toMarkdown(resultTable(rows));
  const limits = toMarkdown(limitTable([{ what: 'fsync', value: 4_000, unit: '/s' }]));
  const once = withResults(page, `${limits}\n\n${results}`);
  expect(once).toContain(
    '| F1 | one \\| two | 2.00 /s | a peer: 4.00 /s | 0.50 × | ≥ 0.7 × | not yet |',
  );
  expect(shapes(once).filter((shape) => !isEven(shape))).toEqual([]);
  expect(withResults(once, 'nothing')).toBe(withResults(page, 'nothing'));
  expect(() => withResults('a page without markers', 'nothing')).toThrow('markers');
});
