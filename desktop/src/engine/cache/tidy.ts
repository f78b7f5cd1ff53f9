import type { CacheFile } from './cache-file.ts';
import type { HeldFile } from './held-file.ts';
import { truncateLog } from './open.ts';

/** How long nothing was kept before it begins, so that catching up is not held up. */
const quietMs = 500;
/** Past this it waits for no quiet any more. */
const latestMs = 5_000;
/** About 10 ms of work. */
const pagesAtOnce = 64;

/** Soon after something was erased, wipes what is left of it in the indexes and in the write-ahead log. */
export type Tidy = {
  schedule(): void;
  /** Told of every commit. */
  noteWork(): void;
  stop(): void;
};

export function createTidy(held: HeldFile, onTrouble: (error: unknown) => void): Tidy {
  let timer: NodeJS.Timeout | undefined;
  let dueSince = 0;
  let workedAt = 0;

  function wait(ms: number): void {
    timer = setTimeout(begin, ms).unref();
  }

  function begin(): void {
    timer = undefined;
    const now = performance.now();
    const isBusy = now - workedAt < quietMs && now - dueSince < latestMs;
    if (isBusy) wait(quietMs);
    else goOn();
  }

  function goOn(): void {
    try {
      const again = held.use(tidyOnce);
      if (again !== null) timer = setTimeout(again === 0 ? goOn : begin, again).unref();
    } catch (error) {
      onTrouble(error);
    }
  }

  return {
    schedule() {
      if (timer) return;
      dueSince = performance.now();
      wait(quietMs);
    },
    noteWork() {
      workedAt = performance.now();
    },
    stop: () => clearTimeout(timer),
  };
}

/** One short piece of the work; answers after how many ms there is more, or null. */
function tidyOnce({ db, tables }: CacheFile): number | null {
  if (!tables.index.sweep(pagesAtOnce)) return 0;
  return truncateLog(db) ? null : quietMs;
}
