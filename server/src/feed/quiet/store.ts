import { sql } from 'kysely';
import type { Database } from '../../db/open.ts';
import type { Cursor } from '../cursor.ts';

/**
 * For which of these visitors, by their place in the list, anything at all has changed since their cursor, and up to
 * where that is known. It tells no more than that, so it needs no wall.
 */
export async function findQuiet(
  db: Database,
  asked: { visitorId: string; after: Cursor }[],
): Promise<{ bound: string; stirred: Set<number> }> {
  const ids = asked.map(({ visitorId }) => visitorId);
  const xids = asked.map(({ after }) => after.xid);
  const ns = asked.map(({ after }) => after.n);
  const isLater = sql`(changed_xid, changed_n) > (asked.xid, asked.n)`;
  const { rows } = await sql<{ bound: string; stirred: string[] }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as bound, array(
      select asked.place - 1
      from unnest(${ids}::uuid[], ${xids}::text[]::xid8[], ${ns}::bigint[])
        with ordinality as asked (visitor_id, xid, n, place)
      where exists (select from visitors where id = asked.visitor_id and ${isLater})
        or exists (select from conversations where visitor_id = asked.visitor_id and ${isLater})
        or exists (select from tombstones where visitor_id = asked.visitor_id and ${isLater})
        or exists (select from conversations c join messages m on m.conversation_id = c.id
          where c.visitor_id = asked.visitor_id
            and (m.changed_xid, m.changed_n) > (asked.xid, asked.n))
        or exists (select from conversations c join receipts r on r.conversation_id = c.id
          where c.visitor_id = asked.visitor_id
            and (r.changed_xid, r.changed_n) > (asked.xid, asked.n))
    ) as stirred`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('Postgres has no snapshot');
  return { bound: row.bound, stirred: new Set(row.stirred.map(Number)) };
}
