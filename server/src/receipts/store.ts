import type { Reader, Receipt } from '@deskbell/shared/model/receipt';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { anyOf } from '../db/any-of.ts';
import type { ReceiptsTable } from '../db/tables/receipts.ts';
import type { Transaction } from '../db/wall.ts';

type ReceiptRow = Selectable<ReceiptsTable>;

/** What a position is worth: never past the last message, with the count of the other side's messages up to it. */
const reached = (conversationId: string, reader: Reader, seq: number) => sql`
  select least(${seq}::bigint, c.last_seq)::int as seq,
    coalesce((select ${sql.ref(reader.kind === 'visitor' ? 'agent_nth' : 'visitor_nth')} from messages
      where conversation_id = c.id and seq <= ${seq}::bigint order by seq desc limit 1), 0) as nth
  from conversations c where c.id = ${conversationId}`;

/** Moves the read position forward, and with it the delivered one; null where it was there already. */
export async function moveRead(
  db: Transaction,
  conversationId: string,
  position: { reader: Reader; seq: number },
): Promise<Receipt | null> {
  const { reader, seq } = position;
  const { rows } = await sql<ReceiptRow>`
    with reached as (${reached(conversationId, reader, seq)})
    insert into receipts (conversation_id, reader_kind, reader_id, delivered_seq, read_seq, read_count)
    select ${conversationId}, ${reader.kind}, ${reader.id}, seq, seq, nth from reached where seq > 0
    on conflict (conversation_id, reader_kind, reader_id) do update set
      delivered_seq = greatest(receipts.delivered_seq, excluded.delivered_seq),
      read_seq = excluded.read_seq, read_count = excluded.read_count
    where receipts.read_seq < excluded.read_seq
    returning *`.execute(db);
  return rows[0] ? toReceipt(rows[0]) : null;
}

/** Moves the delivered position forward; null where it was there already. */
export async function moveDelivered(
  db: Transaction,
  conversationId: string,
  position: { reader: Reader; seq: number },
): Promise<Receipt | null> {
  const { reader, seq } = position;
  const { rows } = await sql<ReceiptRow>`
    with reached as (${reached(conversationId, reader, seq)})
    insert into receipts (conversation_id, reader_kind, reader_id, delivered_seq)
    select ${conversationId}, ${reader.kind}, ${reader.id}, seq from reached where seq > 0
    on conflict (conversation_id, reader_kind, reader_id) do update set delivered_seq = excluded.delivered_seq
    where receipts.delivered_seq < excluded.delivered_seq
    returning *`.execute(db);
  return rows[0] ? toReceipt(rows[0]) : null;
}

/** The reader's receipt; one at the very beginning where nothing was read yet. */
export async function findReceipt(
  db: Transaction,
  conversationId: string,
  reader: Reader,
): Promise<Receipt> {
  const row = await db
    .selectFrom('receipts')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('reader_kind', '=', reader.kind)
    .where('reader_id', '=', reader.id)
    .executeTakeFirst();
  return row
    ? toReceipt(row)
    : { conversationId, reader, deliveredSeq: 0, readSeq: 0, readCount: 0 };
}

export function toReceipt(row: ReceiptRow): Receipt {
  return {
    conversationId: row.conversation_id,
    reader: { kind: row.reader_kind, id: row.reader_id },
    deliveredSeq: row.delivered_seq,
    readSeq: row.read_seq,
    readCount: row.read_count,
  };
}

export async function findReceiptsOf(
  db: Transaction,
  conversationIds: string[],
): Promise<Receipt[]> {
  if (conversationIds.length === 0) return [];
  const rows = await db
    .selectFrom('receipts')
    .selectAll()
    .where('conversation_id', '=', anyOf(conversationIds))
    .execute();
  return rows.map(toReceipt);
}
