import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { StartError } from '../start-error.ts';
import { accountFor } from './embedded/account.ts';
import { findBinaries } from './embedded/binaries.ts';
import type { Cluster } from './embedded/cluster.ts';
import { isRunning, startCluster, stopCluster } from './embedded/cluster.ts';
import { makeCluster, passwordFile, superuser } from './embedded/make-cluster.ts';
import { removeStalePid } from './embedded/stale-pid.ts';
import { whyFailed } from './embedded/why-failed.ts';

const databaseName = 'deskbell';
const majorVersion = 18;

export type Embedded = { url: string; stop(): Promise<void> };

/**
 * Starts the built-in PostgreSQL over `<dataFolder>/postgres`, making it first where there is none. The caller holds
 * the data folder's lock, so a server still running there was left behind by a killed Deskbell and is stopped first.
 * @param log is told about steps that take a while.
 * @param settings PostgreSQL settings beside the usual ones.
 * @throws StartError with what to do about it.
 */
export async function startEmbedded(
  dataFolder: string,
  log: (line: string) => void,
  settings: Record<string, string> = {},
): Promise<Embedded> {
  const folder = join(dataFolder, 'postgres');
  const binaries = await findBinaries();
  const account = accountFor(folder, Object.values(binaries));
  const cluster = { folder, logFile: freshLog(dataFolder), binaries, account };

  if (existsSync(folder)) {
    refuseOtherVersion(folder);
    removeStalePid(folder);
    if (await isRunning(cluster)) {
      log('Stopping the PostgreSQL that an earlier run left behind.');
      await stopCluster(cluster);
    }
  } else {
    log('Making the database.');
    await makeCluster(cluster);
  }
  const port = await startOnFreePort(cluster, settings);
  const server = address(folder, port);
  await ensureDatabase(`${server}/postgres`);
  return { url: `${server}/${databaseName}`, stop: () => stopCluster(cluster) };
}

/** The address of the built-in database that another process has started over this data folder. */
export function runningUrl(dataFolder: string): string {
  const folder = join(dataFolder, 'postgres');
  const pidFile = join(folder, 'postmaster.pid');
  // The fourth line of the file is the port; see "postmaster.pid" in PostgreSQL's pidfile.h.
  const port = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n')[3]?.trim() : '';
  if (!port) {
    throw new StartError(
      'The running Deskbell is still starting or is stopping. Try again in a moment.',
    );
  }
  return `${address(folder, port)}/${databaseName}`;
}

function address(folder: string, port: number | string): string {
  return `postgres://${superuser}:${readFileSync(passwordFile(folder), 'utf8')}@127.0.0.1:${port}`;
}

/** The log of this run; the one before is kept. */
function freshLog(dataFolder: string): string {
  const logFile = join(dataFolder, 'postgres.log');
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.before`);
  return logFile;
}

function refuseOtherVersion(folder: string): void {
  const file = join(folder, 'PG_VERSION');
  const version = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (version === majorVersion) return;
  throw new StartError(
    version > majorVersion
      ? `The database in ${folder} was made by PostgreSQL ${version}, which a newer Deskbell brings; this one brings ${majorVersion}. Start that newer Deskbell, or set DESKBELL_DATA to another folder. Nothing was changed.`
      : `The database in ${folder} is not one that this Deskbell can read (${version ? `PostgreSQL ${version}` : 'it has no PG_VERSION file'}; needed is ${majorVersion}). Set DESKBELL_DATA to another folder. Nothing was changed.`,
  );
}

async function startOnFreePort(
  cluster: Cluster,
  settings: Record<string, string>,
): Promise<number> {
  // Another program may take the port between our look and PostgreSQL's: then it is tried again.
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const code = await startCluster(cluster, {
      port: String(port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      timezone: 'UTC',
      log_timezone: 'UTC',
      // A failing row's contents are messages of people, which no log may hold.
      log_error_verbosity: 'terse',
      log_min_error_statement: 'panic',
      ...settings,
    });
    if (code === 0) return port;
    const reason = whyFailed(cluster.logFile, 'started');
    if (attempt === 3 || !/address/i.test(reason)) throw new StartError(reason);
    rmSync(cluster.logFile);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function ensureDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client(maintenanceUrl);
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [
      databaseName,
    ]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}
