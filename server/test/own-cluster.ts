import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Embedded, startEmbedded } from '../src/db/embedded.ts';

/** A PostgreSQL of a test's own, which can be paused or have its disk filled without harm to others. */
export class OwnCluster {
  readonly folder: string;
  readonly #embedded: Embedded;
  readonly #unmount: () => void;

  private constructor(folder: string, embedded: Embedded, unmount: () => void) {
    this.folder = folder;
    this.#embedded = embedded;
    this.#unmount = unmount;
  }

  /** @param diskMegabytes the size of a disk of its own, which only root can make */
  static async start(diskMegabytes?: number): Promise<OwnCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'deskbell-own-'));
    let unmount = (): void => undefined;
    if (diskMegabytes !== undefined) {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMegabytes}m`, 'tmpfs', folder]);
      unmount = () => void execFileSync('umount', [folder]);
    }
    execFileSync('chmod', ['711', folder]);
    const settings = { fsync: 'off', max_connections: '40', min_wal_size: '32MB' };
    const embedded = await startEmbedded(folder, () => undefined, settings);
    return new OwnCluster(folder, embedded, unmount);
  }

  get url(): string {
    return this.#embedded.url;
  }

  /** Stops every process of it in its tracks, connections and all. */
  pause(): void {
    this.#signal('SIGSTOP');
  }

  resume(): void {
    this.#signal('SIGCONT');
  }

  async close(): Promise<void> {
    await this.#embedded.stop();
    this.#unmount();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #signal(name: NodeJS.Signals): void {
    const file = join(this.folder, 'postgres/postmaster.pid');
    const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0]);
    const children = `/proc/${postmaster}/task/${postmaster}/children`;
    const pids = readFileSync(children, 'utf8').trim().split(' ').map(Number);
    for (const pid of [postmaster, ...pids]) process.kill(pid, name);
  }
}

/** Why no disk can be made here, or null. */
export function noOwnDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-mount-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  if (status === 0) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return status === 0 ? null : 'a small disk can only be mounted by root';
}
