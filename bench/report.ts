import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { isReached, type Row } from './row.ts';

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

/** Prints the results as a table and keeps them as JSON beside earlier ones. */
export function report(rows: Row[], scale: string): void {
  const lines = rows.map((row) => [
    row.id,
    row.what,
    `${figure(row.value)} ${row.unit}`,
    `${row.beside}: ${figure(row.besideValue)} ${row.unit}`,
    `${row.ratio.toFixed(2)} ×`,
    'atLeast' in row.reach ? `≥ ${row.reach.atLeast} ×` : `≤ ${row.reach.atMost} ×`,
    isReached(row) ? 'reached' : 'not yet',
  ]);
  const head = ['', 'measure', 'result', 'beside it', 'ratio', 'to reach', ''];
  const widths = head.map((_, at) =>
    Math.max(...[head, ...lines].map((line) => line[at]?.length ?? 0)),
  );
  for (const line of [head, ...lines])
    console.log(
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  const folder = new URL('results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const machine = {
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const file = new URL(`${at.replaceAll(':', '-').slice(0, 19)}.json`, folder);
  writeFileSync(file, `${JSON.stringify({ at, scale, machine, rows }, null, 2)}\n`);
  console.log(`\nKept in bench/results/${file.pathname.split('/').at(-1)}`);
}
