import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Limit, Row } from './row.ts';
import { limitTable, resultTable, toText } from './table.ts';
import { writeResults } from './write-results.ts';

/** All that one run found out. */
export type Findings = { scale: string; rows: Row[]; limits: Limit[] };

/** Prints the results as a table and keeps them as JSON beside earlier ones. */
export function report(findings: Findings): void {
  const { scale, rows, limits } = findings;
  if (limits.length > 0) console.log(`${toText(limitTable(limits))}\n`);
  console.log(toText(resultTable(rows)));
  const folder = new URL('results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const file = new URL(`${at.replaceAll(':', '-').slice(0, 19)}.json`, folder);
  const kept = { at, scale, machine: machine(), rows, limits };
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
  console.log(`\nKept in bench/results/${file.pathname.split('/').at(-1)}`);
}

/** Puts the results into docs/performance.md, in place of those of the last time. */
export function writeToDocs({ scale, rows, limits }: Findings): void {
  const { cores, memoryGiB, node } = machine();
  const day = new Date().toISOString().slice(0, 10);
  const heading = `${day}, ${scale} scale, ${cores} cores, ${memoryGiB} GiB, Node ${node}, generator and PostgreSQL on the same machine.`;
  writeResults(heading, { rows, limits });
  console.log('Written to docs/performance.md.');
}

const machine = () => ({
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
});
