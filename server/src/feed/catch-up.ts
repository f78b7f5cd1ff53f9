import { maxChanges } from '@deskbell/shared/rules/limits';
import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import type { Cursor } from './cursor.ts';
import { goOnFrom, parseCursor, printCursor } from './cursor.ts';
import { loadChanges } from './load-changes.ts';
import type { FeedScope } from './store.ts';
import { findBound, findFeed } from './store.ts';

/** What changed for the caller since a cursor, each thing once and as it is now. */
export async function catchUp(
  context: Context,
  input: Parsed<'catchUp'>,
): Promise<Output<'catchUp'>> {
  const epoch = context.secrets.feedEpoch;
  const after = parseCursor(input.cursor, epoch);
  const limit = input.limit ?? maxChanges;
  const bound = await findBound(context.db);
  requireReached(after, bound);
  const rows = await findFeed(context.db, scopeOf(context), { after, bound, limit });
  const last = rows.at(-1);
  const isLevel = rows.length < limit;
  const told = last ? { epoch, xid: last.xid, n: last.n } : after;
  const cursor = printCursor(isLevel ? goOnFrom(told, bound) : told);
  return { changes: await loadChanges(context, rows), cursor, isLevel };
}

function scopeOf({ actor }: Context): FeedScope {
  if (actor.kind === 'visitor') return { visitorId: actor.visitorId };
  if (actor.kind === 'agent') return { siteIds: actor.siteIds };
  throw new Refusal('notSignedIn', 'only visitors and agents catch up');
}

/**
 * The bound only ever grows, so a cursor beyond it comes from another life of the database, before a restore; waiting
 * for it would step over everything until then.
 */
function requireReached(after: Cursor, bound: string): void {
  if (BigInt(after.xid) <= BigInt(bound)) return;
  throw new Refusal('badInput', 'cursor lies ahead of this database; start from a snapshot', {
    params: { field: 'cursor' },
  });
}
