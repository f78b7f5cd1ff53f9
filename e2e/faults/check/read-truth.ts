import { Client } from 'pg';
import type { Truth } from './truth.ts';

/** Asks the database itself, by nothing of the product's own. */
export async function readTruth(databaseUrl: string): Promise<Truth> {
  const database = new Client(databaseUrl);
  await database.connect();
  try {
    const conversations = await database.query(`
      select id, visitor_id as "visitorId", status, assignee_id as "assigneeId",
        archived_at is not null as "isArchived", last_seq as "lastSeq",
        visitor_message_count as "visitorMessageCount", agent_message_count as "agentMessageCount",
        revision, tags, priority, context, updated_at as "updatedAt", waiting_since as "waitingSince",
        parked_until as "parkedUntil", (select name from visitors v where v.id = c.visitor_id) as "visitorName",
        coalesce((select array_agg(a.id::text) from agents a where a.id = c.assignee_id
          or a.id in (select agent_id from participants where conversation_id = c.id)), '{}') as "agentIds"
      from conversations c order by id`);
    const messages = await database.query(`
      select id, conversation_id as "conversationId", seq, kind, author_kind as "authorKind",
        author_id as "authorId", text, is_internal as "isInternal", deleted_at is not null as "isDeleted",
        visitor_nth as "visitorNth", agent_nth as "agentNth", revision
      from messages order by conversation_id, seq`);
    const receipts = await database.query(`
      select conversation_id as "conversationId", reader_kind as "readerKind", reader_id as "readerId",
        delivered_seq as "deliveredSeq", read_seq as "readSeq", read_count as "readCount"
      from receipts`);
    return {
      conversations: conversations.rows.map(withTimes),
      messages: messages.rows,
      receipts: receipts.rows,
    };
  } finally {
    await database.end();
  }
}

/** A row with its times as the product tells them. */
const withTimes = <Row extends object>(row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : value,
    ]),
  ) as Row;
