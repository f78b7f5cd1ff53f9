import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** One PostgreSQL data folder with the programs and the account that work on it. */
export type Cluster = {
  folder: string;
  /** Where the programs and the server write what they have to say. */
  logFile: string;
  binaries: Binaries;
  account: Account;
};

/**
 * Runs one of PostgreSQL's programs to its end, its output appended to the cluster's log.
 * @returns the exit code.
 */
export function runProgram(
  cluster: Cluster,
  program: keyof Binaries,
  args: readonly string[],
): Promise<number> {
  const { ids, prefix } = cluster.account;
  const [command = '', ...rest] = [...prefix, cluster.binaries[program], ...args];
  const log = openSync(cluster.logFile, 'a', 0o600);
  return new Promise<number>((resolve, reject) => {
    const child = spawn(command, rest, {
      stdio: ['ignore', log, log],
      env: quietEnvironment(),
      // A session of its own: Ctrl-C in the terminal is for us, and we stop PostgreSQL when its clients are gone.
      detached: process.platform !== 'win32',
      windowsHide: true,
      ...(prefix.length === 0 ? ids : {}),
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => closeSync(log));
}

/** PG… variables meant for another database must not steer this one. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(entries), LC_ALL: 'C' };
}

export async function startCluster(cluster: Cluster, settings: Record<string, string>) {
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  return runProgram(cluster, 'pg_ctl', [
    'start',
    `--pgdata=${cluster.folder}`,
    '--wait',
    '--timeout=120',
    `--options=${options.join(' ')}`,
  ]);
}

/** Stops the server; where it does not end within half a minute it is cut off, which it recovers from. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const stop = (mode: string) =>
    runProgram(cluster, 'pg_ctl', [
      'stop',
      `--pgdata=${cluster.folder}`,
      '--wait',
      '--timeout=30',
      `--mode=${mode}`,
    ]);
  if ((await stop('fast')) !== 0) await stop('immediate');
}

export async function isRunning(cluster: Cluster): Promise<boolean> {
  return (await runProgram(cluster, 'pg_ctl', ['status', `--pgdata=${cluster.folder}`])) === 0;
}
