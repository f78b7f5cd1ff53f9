import type { Message, SystemLine } from '@deskbell/shared/model/message';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { type ConversationPatch, updateConversation } from '../conversations/store.ts';
import { uuidv7 } from '../core/new-id.ts';
import { anyOf } from '../db/any-of.ts';
import type { MessagesTable } from '../db/tables/messages.ts';
import type { Transaction } from '../db/wall.ts';

export type MessageRow = Selectable<MessagesTable>;

export type NewMessage = {
  id: string;
  conversationId: string;
  kind: 'text' | 'image' | 'file' | 'note';
  author: { kind: 'visitor' | 'agent'; id: string };
  text: string;
  replyToId?: string | null | undefined;
  at: Date;
};

/**
 * Gives the message the next `seq` of a conversation whose row the transaction holds, and stores it.
 * @throws a unique violation when the id is taken
 */
export function appendMessage(db: Transaction, message: NewMessage): Promise<MessageRow> {
  return append(db, {
    ...message,
    replyToId: message.replyToId ?? null,
    system: null,
    isInternal: message.kind === 'note',
  });
}

export type NewSystemLine = {
  conversationId: string;
  line: SystemLine;
  at: Date;
  isInternal?: boolean;
  /** What the line tells of, changed with it. */
  patch?: ConversationPatch;
};

/** A line the server writes, together with the change it tells of. */
export async function appendSystemLine(db: Transaction, line: NewSystemLine): Promise<MessageRow> {
  if (line.patch) await updateConversation(db, line.conversationId, line.patch);
  return append(db, {
    id: uuidv7(),
    conversationId: line.conversationId,
    kind: 'system',
    author: { kind: 'system', id: null },
    text: '',
    replyToId: null,
    system: line.line,
    isInternal: line.isInternal ?? false,
    at: line.at,
  });
}

type Entry = {
  id: string;
  conversationId: string;
  kind: Message['kind'];
  author: { kind: 'visitor' | 'agent' | 'system'; id: string | null };
  text: string;
  replyToId: string | null;
  system: SystemLine | null;
  isInternal: boolean;
  at: Date;
};

async function append(db: Transaction, entry: Entry): Promise<MessageRow> {
  const fromVisitor = entry.author.kind === 'visitor' ? 1 : 0;
  const fromAgent = entry.author.kind === 'agent' && !entry.isInternal ? 1 : 0;
  const { rows } = await sql<MessageRow>`
    with place as (
      update conversations set
        last_seq = last_seq + 1,
        visitor_message_count = visitor_message_count + ${fromVisitor},
        agent_message_count = agent_message_count + ${fromAgent},
        updated_at = ${entry.at}
      where id = ${entry.conversationId}
      returning last_seq, visitor_message_count, agent_message_count
    )
    insert into messages (id, conversation_id, seq, kind, author_kind, author_id, text, system,
      reply_to_id, is_internal, visitor_nth, agent_nth, created_at)
    select ${entry.id}, ${entry.conversationId}, last_seq, ${entry.kind}, ${entry.author.kind},
      ${entry.author.id}, ${entry.text}, ${entry.system && JSON.stringify(entry.system)},
      ${entry.replyToId}, ${entry.isInternal}, visitor_message_count, agent_message_count, ${entry.at}
    from place
    returning *`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('the conversation vanished while its row was held');
  return row;
}

export async function findMessage(db: Transaction, id: string): Promise<MessageRow | null> {
  const row = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

export async function findMessages(
  db: Transaction,
  conversationId: string,
  page: {
    after?: number | undefined;
    before?: number | undefined;
    limit: number;
    isInternalShown: boolean;
  },
): Promise<MessageRow[]> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .$if(!page.isInternalShown, (query) => query.where('is_internal', '=', false))
    .$if(page.after !== undefined, (query) => query.where('seq', '>', page.after ?? 0))
    .$if(page.before !== undefined, (query) => query.where('seq', '<', page.before ?? 0))
    .orderBy('seq', page.after === undefined ? 'desc' : 'asc')
    .limit(page.limit)
    .execute();
  return page.after === undefined ? rows.reverse() : rows;
}

/** What others did to the conversation after a position: their replies and their changes of status or owner. */
export async function findUnseen(
  db: Transaction,
  conversationId: string,
  unseenBy: { agentId: string; after: number },
): Promise<MessageRow[]> {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', unseenBy.after)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('author_kind', '=', 'agent'),
          eb('kind', '<>', 'note'),
          eb('author_id', '<>', unseenBy.agentId),
        ]),
        eb.and([
          eb('kind', '=', 'system'),
          // Only what an agent did; what a visitor's own message woke does not block a reply.
          sql<boolean>`system->'params' ? 'by'`,
          sql<boolean>`system->'params'->>'by' <> ${unseenBy.agentId}`,
        ]),
      ]),
    )
    .orderBy('seq')
    .execute();
}

export async function updateMessage(
  db: Transaction,
  id: string,
  patch: { text: string; edited_at?: Date; deleted_at?: Date; agent_nth?: number },
): Promise<MessageRow> {
  return db
    .updateTable('messages')
    .set(patch)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    seq: row.seq,
    kind: row.kind,
    author:
      row.author_id === null
        ? { kind: row.author_kind }
        : { kind: row.author_kind, id: row.author_id },
    text: row.text,
    attachments: [],
    replyToId: row.reply_to_id,
    system: row.system,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    revision: row.revision,
  };
}

/** The visitor's messages after a position. */
export async function findVisitorMessages(
  db: Transaction,
  conversationId: string,
  after: number,
): Promise<MessageRow[]> {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('author_kind', '=', 'visitor')
    .where('seq', '>', after)
    .orderBy('seq')
    .execute();
}

export async function findMessagesById(
  db: Transaction,
  ids: string[],
  options: { isInternalShown: boolean },
): Promise<MessageRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', anyOf(ids))
    .$if(!options.isInternalShown, (query) => query.where('is_internal', '=', false))
    .execute();
}
