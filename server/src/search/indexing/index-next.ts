import type { Database } from '../../db/open.ts';
import type { Transaction } from '../../db/wall.ts';
import { indexVersion } from '../index-version.ts';
import { cutBatch } from './cut-batch.ts';
import {
  clearIndex,
  findChanged,
  findDocuments,
  findProgress,
  openSegment,
  type Progress,
  saveDocuments,
  saveProgress,
  sortIndex,
  takeTurn,
} from './store.ts';

/** Small, because the change feed waits for a transaction that is under way. */
const batch = 500;

/**
 * Brings the next changes into the index, all of them or none. Of several servers one does; the others find that it is
 * done. Answers whether nothing more is to do now.
 */
export async function indexNext(db: Database): Promise<boolean> {
  const done = await db.transaction().execute(async (transaction) => {
    if (!(await takeTurn(transaction))) return nothing;
    const { progress, bound } = await findProgress(transaction);
    // A newer server's way of folding is not ours to write.
    if (progress.version > indexVersion) return nothing;
    const from = isOutdated(progress, bound) ? await beginAgain(transaction) : progress;
    const changed = await findChanged(transaction, from, { bound, limit: batch });
    const taken = cutBatch(changed, await findDocuments(transaction, changed));
    const last = taken.changed.at(-1);
    if (!last) return nothing;
    await saveDocuments(transaction, taken.documents);
    await openSegment(transaction);
    await saveProgress(transaction, { ...from, xid: last.xid, n: last.n });
    return { count: taken.changed.length, isLevel: taken.changed.length < batch && taken.isWhole };
  });
  if (done.count > 0) await sortIndex(db);
  return done.isLevel;
}

const nothing = { count: 0, isLevel: true };

/** Made by an older way of folding, or ahead of the database: the bound only grows, so that is one from before a restore. */
const isOutdated = ({ version, xid }: Progress, bound: string): boolean =>
  version < indexVersion || BigInt(xid) > BigInt(bound);

async function beginAgain(db: Transaction): Promise<Progress> {
  const start = { version: indexVersion, xid: '0', n: '0' };
  await clearIndex(db);
  await saveProgress(db, start);
  return start;
}
