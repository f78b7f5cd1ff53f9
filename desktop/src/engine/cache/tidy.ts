import type { CacheFile } from './cache-file.ts';
import type { HeldFile } from './held-file.ts';
import { truncateLog } from './open.ts';

const soonMs = 500;
/** About 10 ms of work. */
const pagesAtOnce = 64;

/** Soon after something was erased, wipes what is left of it in the indexes and in the write-ahead log. */
export type Tidy = { schedule(): void; stop(): void };

export function createTidy(held: HeldFile, onTrouble: (error: unknown) => void): Tidy {
  let timer: NodeJS.Timeout | undefined;

  function schedule(afterMs: number): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      try {
        const again = held.use(tidyOnce);
        if (again !== null) schedule(again);
      } catch (error) {
        onTrouble(error);
      }
    }, afterMs).unref();
  }

  return {
    schedule: () => schedule(soonMs),
    stop: () => clearTimeout(timer),
  };
}

/** One short piece of the work; answers after how many ms there is more, or null. */
function tidyOnce({ db, tables }: CacheFile): number | null {
  if (!tables.index.sweep(pagesAtOnce)) return 0;
  return truncateLog(db) ? null : soonMs;
}
