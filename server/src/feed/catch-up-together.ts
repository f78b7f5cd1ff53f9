import type { Deskbell } from '../core/deskbell.ts';
import { Group } from '../core/group.ts';
import type { ShortWay } from '../core/short-way.ts';
import { type Cursor, goOnFrom, parseCursor, printCursor } from './cursor.ts';
import { findQuiet } from './quiet/store.ts';

const limits = { lanes: 2, most: 200, waiting: 50_000 };

/**
 * The short way of a visitor for whom nothing has changed, which is nearly everyone, every minute and whenever all
 * come back at once: one statement answers for all who ask at the same time.
 */
export function catchUpTogether({
  db,
  secrets,
}: Pick<Deskbell, 'db' | 'secrets'>): ShortWay<'catchUp'> {
  const epoch = secrets.feedEpoch;
  const group = new Group<{ visitorId: string; after: Cursor }, string | null>(async (asked) => {
    const { bound, stirred } = await findQuiet(db, asked);
    return asked.map(({ after }, at) => {
      // A cursor beyond the bound is of another life of the database, and refused on the long way.
      if (stirred.has(at) || BigInt(after.xid) > BigInt(bound)) return null;
      return printCursor(goOnFrom(after, bound));
    });
  }, limits);
  return async (actor, input) => {
    if (actor.kind !== 'visitor') return null;
    const after = parseCursor(input.cursor, epoch);
    if (!isInRange(after)) return null;
    const cursor = await group.add({ visitorId: actor.visitorId, after });
    return cursor === null
      ? null
      : { value: { changes: [], cursor, isLevel: true }, publications: [] };
  };
}

/** Numbers that Postgres cannot hold are refused on the long way, where they fail for nobody else. */
const isInRange = ({ xid, n }: Cursor): boolean => BigInt(xid) < 2n ** 64n && BigInt(n) < 2n ** 63n;
