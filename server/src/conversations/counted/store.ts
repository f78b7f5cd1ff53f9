import type { Status } from '@deskbell/shared/model/conversation';
import { sql } from 'kysely';
import type { Transaction } from '../../db/wall.ts';

/** How many conversations are alike in all that a list asks about. */
export type Counted = {
  siteId: string;
  status: Status;
  isArchived: boolean;
  /** Of open ones only: no list asks whose a closed one was. */
  assigneeId: string | null;
  count: number;
};

/** All conversations, counted by what lists ask about: the open ones in their rows, the many closed ones in an index alone. */
export async function findCounted(db: Transaction): Promise<Counted[]> {
  const open = await sql<Counted>`
    select site_id as "siteId", status, false as "isArchived", assignee_id as "assigneeId", count(*)::int as count
    from conversations where status <> 'closed' group by site_id, status, assignee_id`.execute(db);
  // In the order of the index: by anything but the site it would take four times as long.
  const closed = await sql<{ siteId: string; all: number; archived: number }>`
    select site_id as "siteId", count(*)::int as "all", count(archived_at)::int as archived
    from conversations where status = 'closed' group by site_id`.execute(db);
  const putAway = closed.rows.flatMap(({ siteId, all, archived }): Counted[] => {
    const alike = { siteId, status: 'closed' as const, assigneeId: null };
    return [
      { ...alike, isArchived: false, count: all - archived },
      { ...alike, isArchived: true, count: archived },
    ];
  });
  return [...open.rows, ...putAway];
}
