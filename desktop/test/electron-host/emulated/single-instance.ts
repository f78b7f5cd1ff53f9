import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

type SecondStart = { argv: string[]; cwd: string; additionalData: unknown };

/**
 * One instance for a data folder: a lock file, and a folder through which a second start speaks to the first. All of it
 * synchronous, because the second start may be gone in the tick in which it asks.
 */
export class SingleInstance {
  #lock: string | null = null;
  #stop: () => void = () => undefined;

  get isHeld(): boolean {
    return this.#lock !== null;
  }

  request(folder: string, second: SecondStart, onSecond: (start: SecondStart) => void): boolean {
    if (this.#lock) return true;
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, 'electron-host.lock');
    const spool = join(folder, 'electron-host.starts');
    if (!takeLock(lock)) {
      tellFirst(spool, second);
      return false;
    }
    this.#lock = lock;
    this.#stop = hearStarts(spool, onSecond);
    return true;
  }

  release(): void {
    if (this.#lock) rmSync(this.#lock, { force: true });
    this.#lock = null;
    this.#stop();
  }
}

function takeLock(lock: string): boolean {
  if (existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8')))) return false;
  rmSync(lock, { force: true });
  writeFileSync(lock, String(process.pid), { flag: 'wx' });
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid && pid > 0;
  } catch {
    return false;
  }
}

function tellFirst(spool: string, second: SecondStart): void {
  mkdirSync(spool, { recursive: true });
  const file = join(spool, `${process.pid}`);
  writeFileSync(`${file}.part`, JSON.stringify(second));
  renameSync(`${file}.part`, `${file}.json`);
}

function hearStarts(spool: string, onSecond: (start: SecondStart) => void): () => void {
  rmSync(spool, { recursive: true, force: true });
  mkdirSync(spool);
  const watcher = watch(spool, () => {
    for (const name of readdirSync(spool).filter((one) => one.endsWith('.json'))) {
      const file = join(spool, name);
      const start = JSON.parse(readFileSync(file, 'utf8')) as SecondStart;
      rmSync(file);
      onSecond(start);
    }
  });
  watcher.unref();
  return () => watcher.close();
}
