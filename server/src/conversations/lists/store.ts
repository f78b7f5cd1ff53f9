import type { ListName } from '@deskbell/shared/commands/list-conversations';
import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Views } from '../../core/audience.ts';
import type { Transaction } from '../../db/wall.ts';
import type { PageStart } from '../page-token.ts';
import { findConversations } from '../store.ts';

/** What each list of the console holds; `mine` needs to know whose. */
const membership = (agentId: string | null): Record<ListName, RawBuilder<SqlBool>> => ({
  queue: sql`c.status = 'waiting'`,
  mine: sql`c.assignee_id = ${agentId} and c.status in ('active', 'pending')`,
  all: sql`c.archived_at is null`,
  pending: sql`c.status = 'pending'`,
  closed: sql`c.status = 'closed' and c.archived_at is null`,
  archived: sql`c.archived_at is not null`,
});

export type ListFilter = {
  list: ListName;
  /** Whose `mine` it is; null for a visitor, who has no such list. */
  agentId: string | null;
  visitorId?: string | undefined;
  /** The sites the agent may see; empty means every site. */
  siteIds: readonly string[];
  siteId?: string | undefined;
  assigneeId?: string | undefined;
  tag?: string | undefined;
};

/** One page of a list: the queue oldest first, every other by latest activity; ties by id. */
export async function findListPage(
  db: Transaction,
  filter: ListFilter,
  page: { start: PageStart | null; limit: number },
): Promise<Views[]> {
  const isQueue = filter.list === 'queue';
  const after = page.start && sql`(${page.start.at}::timestamptz, ${page.start.id}::uuid)`;
  const from = !after
    ? sql`true`
    : isQueue
      ? sql`(c.waiting_since, c.id) > ${after}`
      : sql`(c.updated_at, c.id) < ${after}`;
  const order = isQueue ? sql`c.waiting_since, c.id` : sql`c.updated_at desc, c.id desc`;
  return findConversations(
    db,
    sql`where ${conditions(filter)} and ${from} order by ${order} limit ${page.limit}`,
  );
}

function conditions(filter: ListFilter): RawBuilder<unknown> {
  // A visitor's own thread does not vanish because the team has put it away.
  const all =
    filter.visitorId === undefined
      ? [membership(filter.agentId)[filter.list]]
      : [sql<SqlBool>`c.visitor_id = ${filter.visitorId}`];
  all.push(...ofSites(filter));
  if (filter.assigneeId !== undefined) all.push(sql`c.assignee_id = ${filter.assigneeId}`);
  if (filter.tag !== undefined) all.push(sql`${filter.tag} = any (c.tags)`);
  return sql.join(all, sql` and `);
}

function ofSites({
  siteIds,
  siteId,
}: Pick<ListFilter, 'siteIds' | 'siteId'>): RawBuilder<SqlBool>[] {
  return [
    siteIds.length === 0 ? sql`true` : sql`c.site_id = any (${[...siteIds]}::uuid[])`,
    siteId === undefined ? sql`true` : sql`c.site_id = ${siteId}`,
  ];
}
