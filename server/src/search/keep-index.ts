import type { Deskbell } from '../core/deskbell.ts';
import { indexNext } from './indexing/index-next.ts';

const everyMs = 500;
/** How much longer than a batch the pause after it is, so that a long backlog leaves most of the database to others. */
const rest = 2;

/** Keeps the index up with what changes; returns the way to stop. */
export function keepIndex({
  db,
  clock,
  log,
  underWay,
}: Pick<Deskbell, 'db' | 'clock' | 'log' | 'underWay'>): () => void {
  let isStopped = false;
  let cancel = (): void => undefined;
  const schedule = (afterMs: number) => {
    if (!isStopped) cancel = clock.after(afterMs, () => void once());
  };
  const once = async () => {
    const startedAt = performance.now();
    try {
      const isLevel = await underWay.add(indexNext(db));
      schedule(isLevel ? everyMs : rest * (performance.now() - startedAt));
    } catch (error) {
      log.error({ err: error }, 'what changed was not indexed for search');
      schedule(everyMs);
    }
  };
  schedule(everyMs);
  return () => {
    isStopped = true;
    cancel();
  };
}
