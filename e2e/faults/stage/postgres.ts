import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountFor } from '../../../server/src/db/embedded/account.ts';
import { findBinaries } from '../../../server/src/db/embedded/binaries.ts';
import { type Cluster, runProgram, startCluster } from '../../../server/src/db/embedded/cluster.ts';
import {
  makeCluster,
  passwordFile,
  superuser,
} from '../../../server/src/db/embedded/make-cluster.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** A PostgreSQL of its own that keeps its promises (fsync on), and can be stopped in both ways and started again. */
export class Postgres {
  readonly url: string;
  readonly #cluster: Cluster;
  readonly #port: number;

  private constructor(cluster: Cluster, port: number) {
    this.#cluster = cluster;
    this.#port = port;
    const password = readFileSync(passwordFile(cluster.folder), 'utf8');
    this.url = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
  }

  static async make(folder: string): Promise<Postgres> {
    const binaries = await findBinaries();
    const data = join(folder, 'postgres');
    const account = accountFor(data, Object.values(binaries));
    const cluster = { folder: data, logFile: join(folder, 'postgres.log'), binaries, account };
    await makeCluster(cluster);
    const postgres = new Postgres(cluster, await freePort());
    process.once('exit', () => endAtOnce(data));
    await postgres.start();
    return postgres;
  }

  async start(): Promise<void> {
    const code = await startCluster(this.#cluster, {
      port: String(this.#port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      timezone: 'UTC',
    });
    if (code !== 0)
      throw new Error(`Postgres did not start:\n${readFileSync(this.#cluster.logFile, 'utf8')}`);
  }

  /** `immediate` is a crash, from one moment to the next: it has to recover from its log. */
  async stop(mode: 'fast' | 'immediate'): Promise<void> {
    const { folder } = this.#cluster;
    if (mode === 'immediate') endAtOnce(folder);
    else
      await runProgram(this.#cluster, 'pg_ctl', [
        'stop',
        `--pgdata=${folder}`,
        '--wait',
        '--timeout=60',
        '--mode=fast',
      ]);
    await until('the end of Postgres', () => !existsSync(join(folder, 'postmaster.pid')), 60_000);
  }
}

/** Ends it without waiting for anything. */
function endAtOnce(folder: string): void {
  const pidFile = join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGQUIT');
}
