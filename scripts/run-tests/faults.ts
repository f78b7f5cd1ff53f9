import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plantNames } from '../../e2e/faults/plants/plants.ts';
import { root } from '../set-up/places.mjs';
import { type Count, nothing, sum } from './count.ts';

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
    const said = await outputOf([...run, '--report', reportFile]);
    const results: Result[] | null = existsSync(reportFile)
      ? JSON.parse(readFileSync(reportFile, 'utf8'))
      : null;
    const count = countResults(results);
    console.log(`${count.failed === 0 ? 'ok  ' : 'FAIL'}  ${run.join(' ')}`);
    // What a planted fault breaks is only of interest where it was not seen.
    if (count.failed > 0 || !run.includes('--plant'))
      console.log(`  ${said.trim().replaceAll('\n', '\n  ')}`);
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

/** All that the script says until it ends; it ends with us, however we end. */
function outputOf(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        said += chunk;
      });
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}
