import { setTimeout as wait } from 'node:timers/promises';
import { AlreadyOpen, type CacheStore, openCacheStore } from './cache/open-store.ts';

const givesUpAfterMs = 10_000;
const asksEveryMs = 50;

/**
 * Opens the cache; where a process of the app that was just killed still has it, waits until that one is gone.
 *
 * @throws what `openCacheStore` throws
 */
export async function openWhenFree(
  path: string,
  onTrouble: (error: unknown) => void,
): Promise<CacheStore> {
  const giveUpAt = Date.now() + givesUpAfterMs;
  for (;;) {
    try {
      return openCacheStore(path, { onTrouble });
    } catch (error) {
      if (!(error instanceof AlreadyOpen) || Date.now() > giveUpAt) throw error;
      await wait(asksEveryMs);
    }
  }
}
