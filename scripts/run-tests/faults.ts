import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plantNames } from '../../e2e/faults/plants/plants.ts';
import { type Count, nothing, sum } from './count.ts';
import { saidBy } from './said-by.ts';

type Result = { name: string; isSo: boolean };

/** It measures times, so it has the machine to itself. */
const measured = ['e2e/faults/rolling-restart/main.ts'];

/** All kinds of faults for a minute, and each planted fault for a quarter. */
const runs: string[][] = [
  ['e2e/faults/main.ts', '--minutes', '1'],
  ...plantNames.map((plant) => ['e2e/faults/main.ts', '--minutes', '0.25', '--plant', plant]),
];

/** Most of a run is waiting, so two keep the machine busy. */
const atOnce = 2;

/** Several times what the longest takes on a slow machine: past it, a run hangs. */
const withinMs = 8 * 60_000;

/** Runs the fault harness; each thing that must hold counts as one test. */
export async function runFaults(): Promise<Count> {
  const waiting = [...runs];
  const counts = [await runOne(measured)];
  const worker = async () => {
    for (let run = waiting.shift(); run; run = waiting.shift()) counts.push(await runOne(run));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
  const missing = { name: 'faults of Redis', reason: 'there is no redis-server here' };
  return sum([...counts, { ...nothing, skipped: hasRedis ? [] : [missing] }]);
}

async function runOne(run: readonly string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-report-'));
  const reportFile = join(folder, 'report.json');
  try {
    const { text, isInTime } = await saidBy([...run, '--report', reportFile], { withinMs });
    const results: Result[] | null = existsSync(reportFile)
      ? JSON.parse(readFileSync(reportFile, 'utf8'))
      : null;
    const count = sum([countResults(results), isInTime ? nothing : { ...nothing, failed: 1 }]);
    console.log(`${count.failed === 0 ? 'ok  ' : 'FAIL'}  ${run.join(' ')}`);
    // What a planted fault breaks is only of interest where it was not seen.
    if (count.failed > 0 || !run.includes('--plant'))
      console.log(`  ${text.trim().replaceAll('\n', '\n  ')}`);
    return count;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Counts a run that wrote no report as one failure. */
export function countResults(results: readonly Result[] | null): Count {
  if (!results || results.length === 0) return { ...nothing, failed: 1 };
  const passed = results.filter(({ isSo }) => isSo).length;
  return { ...nothing, passed, failed: results.length - passed };
}
