import type { Reader } from '@deskbell/shared/model/receipt';
import { sql } from 'kysely';
import type { TakingPart } from '../../core/audience.ts';
import type { Transaction } from '../../db/wall.ts';

/**
 * Tells of those conversations whether a reader is in one: its visitor, the agent who has it, or one who took part.
 * An agent who only looked is not, and what they do there is no business of the visitor's.
 */
export async function findIsIn(
  db: Transaction,
  conversationIds: string[],
): Promise<(conversationId: string, reader: Reader) => boolean> {
  const { rows } = await sql<{ conversation_id: string; agent_id: string }>`
    select conversation_id, agent_id from participants
      where conversation_id = any (${conversationIds}::uuid[])
    union select id, assignee_id from conversations
      where id = any (${conversationIds}::uuid[]) and assignee_id is not null`.execute(db);
  const agents = new Set(rows.map((row) => `${row.conversation_id} ${row.agent_id}`));
  return (conversationId, { kind, id }) =>
    kind === 'visitor' || agents.has(`${conversationId} ${id}`);
}

/** The visitor of a conversation, and the agents who have it or took part. */
export async function findTakingPart(
  db: Transaction,
  conversationId: string,
): Promise<TakingPart | null> {
  const { rows } = await sql<TakingPart>`
    select c.id as "conversationId", c.site_id as "siteId", c.visitor_id as "visitorId",
      array(select agent_id from participants p where p.conversation_id = c.id
        union select c.assignee_id where c.assignee_id is not null) as "agentIds"
    from conversations c where c.id = ${conversationId}`.execute(db);
  return rows[0] ?? null;
}
