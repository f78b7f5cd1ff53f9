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
  const { rows } = await sql<Counted>`
    select site_id as "siteId", status, false as "isArchived", assignee_id as "assigneeId", count(*)::int as count
      from conversations where status <> 'closed' group by site_id, status, assignee_id
    union all
    select site_id, 'closed', archived_at is not null, null, count(*)::int
      from conversations where status = 'closed' group by site_id, archived_at is not null`.execute(
    db,
  );
  return rows;
}
