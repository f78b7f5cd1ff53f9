import type { Page } from '@deskbell/shared/model/page';
import { sql } from 'kysely';
import { anyOf } from '../../db/any-of.ts';
import type { Transaction } from '../../db/wall.ts';
import {
  conversationFields,
  type Document,
  type Field,
  messageFields,
  visitorFields,
} from '../document.ts';

type Row = {
  id: string;
  created_at: Date;
  site_id: string;
  conversation_id: string | null;
  author_kind: Document['authorKind'];
  author_id: string | null;
};

/** The milliseconds of a created_at; what the wire and a page's token can hold. */
const createdAt = (table: string) =>
  sql`date_trunc('milliseconds', ${sql.ref(`${table}.created_at`)}) as created_at`;

/** Messages as they are searched now. */
export async function findMessageDocuments(db: Transaction, ids: string[]): Promise<Document[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row & { text: string }>`
    select m.id, ${createdAt('m')}, c.site_id, m.conversation_id, m.author_kind, m.author_id,
      case when m.deleted_at is null then m.text else '' end as text
    from messages m join conversations c on c.id = m.conversation_id where m.id = ${anyOf(ids)}`.execute(
    db,
  );
  return rows.map((row) => toDocument('message', row, messageFields(row.text)));
}

/** Visitors by what is known of them. */
export async function findVisitorDocuments(db: Transaction, ids: string[]): Promise<Document[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<
    Row & { name: string | null; email: string | null; phone: string | null }
  >`
    select v.id, ${createdAt('v')}, v.site_id, null as conversation_id, null as author_kind, null as author_id,
      v.name, v.email, v.phone
    from visitors v where v.id = ${anyOf(ids)}`.execute(db);
  return rows.map((row) => toDocument('visitor', row, visitorFields(row)));
}

/** Conversations by their tags and the page they began on. */
export async function findConversationDocuments(
  db: Transaction,
  ids: string[],
): Promise<Document[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row & { tags: string[]; page: Page | null }>`
    select c.id, ${createdAt('c')}, c.site_id, c.id as conversation_id, null as author_kind, null as author_id,
      c.tags, c.context->'page' as page
    from conversations c where c.id = ${anyOf(ids)}`.execute(db);
  return rows.map((row) => toDocument('conversation', row, conversationFields(row)));
}

const toDocument = (kind: Document['kind'], row: Row, fields: Field[]): Document => ({
  kind,
  id: row.id,
  createdAt: row.created_at,
  siteId: row.site_id,
  conversationId: row.conversation_id,
  authorKind: row.author_kind,
  authorId: row.author_id,
  fields,
});
