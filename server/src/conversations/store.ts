import type { Status } from '@deskbell/shared/model/conversation';
import type { Context as ConversationContext } from '@deskbell/shared/model/page';
import type { RawBuilder, Selectable, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Parties, Views } from '../core/audience.ts';
import type { ConversationsTable } from '../db/tables/conversations.ts';
import type { Transaction } from '../db/wall.ts';
import { type FullRow, toViews } from './views/store.ts';

export type ConversationRow = Selectable<ConversationsTable>;

const newest = (filter: RawBuilder<SqlBool>) => sql`(
  select row_to_json(newest) from (
    select seq, kind, author_kind, author_id, left(text, 140) as preview, system, created_at
    from messages where conversation_id = c.id and ${filter} order by seq desc limit 1
  ) as newest)`;

/** Conversations in full, in the order given; `tail` says which (and may join, order and limit). */
export async function findConversations(
  db: Transaction,
  tail: RawBuilder<unknown>,
): Promise<Views[]> {
  const { rows } = await sql<FullRow>`
    select c.*,
      (select row_to_json(v) from visitors v where v.id = c.visitor_id) as visitor,
      coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'avatarUrl', a.avatar_url) order by a.id)
        from agents a where a.id = c.assignee_id
          or a.id in (select agent_id from participants p where p.conversation_id = c.id)), '[]') as agents,
      coalesce((select json_agg(json_build_object(
          'conversationId', r.conversation_id,
          'reader', json_build_object('kind', r.reader_kind, 'id', r.reader_id),
          'deliveredSeq', r.delivered_seq, 'readSeq', r.read_seq, 'readCount', r.read_count))
        from receipts r where r.conversation_id = c.id), '[]') as receipts,
      ${newest(sql`true`)} as last,
      ${newest(sql`not is_internal`)} as last_public
    from conversations c ${tail}`.execute(db);
  return rows.map(toViews);
}

export async function findConversation(db: Transaction, id: string): Promise<Views | null> {
  const [views] = await findConversations(db, sql`where c.id = ${id}`);
  return views ?? null;
}

export async function findConversationsById(db: Transaction, ids: string[]): Promise<Views[]> {
  return ids.length === 0 ? [] : findConversations(db, sql`where c.id = any (${ids}::uuid[])`);
}

/** Whether the conversation is the visitor's, or one of the sites' (of any site where none is named). */
export async function isConversationOf(
  db: Transaction,
  id: string,
  owner: { visitorId: string } | { siteIds: readonly string[] },
): Promise<boolean> {
  const parties = await findParties(db, id);
  if (!parties) return false;
  if ('visitorId' in owner) return parties.visitorId === owner.visitorId;
  return owner.siteIds.length === 0 || owner.siteIds.includes(parties.siteId);
}

/** Both sides of a conversation, without the rest of it. */
export async function findParties(db: Transaction, id: string): Promise<Parties | null> {
  const row = await db
    .selectFrom('conversations')
    .select(['site_id as siteId', 'visitor_id as visitorId'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

// Literal, not a parameter: only so can Postgres prove that the partial index applies.
const isOpen = sql<SqlBool>`status <> 'closed'`;

/** The row, held until the end of the transaction: every change of a conversation begins here. */
export async function lockConversation(
  db: Transaction,
  id: string,
): Promise<ConversationRow | null> {
  const row = await db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function lockOpenConversation(
  db: Transaction,
  visitorId: string,
): Promise<ConversationRow | null> {
  const row = await db
    .selectFrom('conversations')
    .selectAll()
    .where('visitor_id', '=', visitorId)
    .where(isOpen)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function lockLatestConversation(
  db: Transaction,
  visitorId: string,
): Promise<ConversationRow | null> {
  const row = await db
    .selectFrom('conversations')
    .selectAll()
    .where('visitor_id', '=', visitorId)
    .orderBy('updated_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Makes an open conversation, unless the visitor has one by now: then nothing happens and the answer is null. */
export async function insertConversation(
  db: Transaction,
  values: { id: string; siteId: string; visitorId: string; context: ConversationContext; at: Date },
): Promise<ConversationRow | null> {
  const row = await db
    .insertInto('conversations')
    .values({
      id: values.id,
      site_id: values.siteId,
      visitor_id: values.visitorId,
      context: JSON.stringify(values.context),
      waiting_since: values.at,
      created_at: values.at,
      updated_at: values.at,
    })
    .onConflict((conflict) => conflict.column('visitor_id').where(isOpen).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** What a change may set; `undefined` leaves a column as it is. */
export type ConversationPatch = {
  status?: Status;
  assignee_id?: string | null;
  archived_at?: Date | null;
  waiting_since?: Date | null;
  parked_until?: Date | null;
  closed_at?: Date | null;
  tags?: string[];
  updated_at?: Date;
};

export async function updateConversation(
  db: Transaction,
  id: string,
  patch: ConversationPatch,
): Promise<void> {
  await db.updateTable('conversations').set(patch).where('id', '=', id).execute();
}

/** Makes active again what was parked until now or earlier; answers which. Two servers never wake the same one. */
export async function wakeDue(db: Transaction, now: Date): Promise<string[]> {
  const rows = await db
    .updateTable('conversations')
    .set({ status: 'active', parked_until: null, updated_at: now })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('conversations')
        .select('id')
        .where('status', '=', 'pending')
        .where('parked_until', '<=', now)
        .orderBy('parked_until')
        .limit(100)
        .forUpdate()
        .skipLocked(),
    )
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

export async function insertParticipant(
  db: Transaction,
  conversationId: string,
  agentId: string,
): Promise<void> {
  await db
    .insertInto('participants')
    .values({ conversation_id: conversationId, agent_id: agentId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** How many active conversations the agent has, those that the wall hides included. */
export async function countActive(db: Transaction, agentId: string): Promise<number> {
  const { rows } = await sql<{
    count: string;
  }>`select wall_active_chats(${agentId}) as count`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Visitors who talk with the agent now: they see whether the agent is here. */
export async function findVisitorsOf(db: Transaction, agentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('conversations')
    .select('visitor_id')
    .where('assignee_id', '=', agentId)
    .where('status', 'in', ['active', 'pending'])
    .execute();
  return rows.map((row) => row.visitor_id);
}
