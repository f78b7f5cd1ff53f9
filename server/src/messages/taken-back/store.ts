import type { Transaction } from '../../db/wall.ts';
import type { MessageRow } from '../store.ts';

/**
 * Takes an agent's message out of what the visitor is counted, in a conversation whose row the transaction holds: the
 * total, the numbers of the messages after it, and what the visitor has read. Its own number is the caller's to lower.
 */
export async function uncount(db: Transaction, message: MessageRow): Promise<void> {
  const { conversation_id, seq } = message;
  await db
    .updateTable('conversations')
    .set((eb) => ({ agent_message_count: eb('agent_message_count', '-', 1) }))
    .where('id', '=', conversation_id)
    .execute();
  await db
    .updateTable('messages')
    .set((eb) => ({ agent_nth: eb('agent_nth', '-', 1) }))
    .where('conversation_id', '=', conversation_id)
    .where('seq', '>', seq)
    .execute();
  await db
    .updateTable('receipts')
    .set((eb) => ({ read_count: eb('read_count', '-', 1) }))
    .where('conversation_id', '=', conversation_id)
    .where('reader_kind', '=', 'visitor')
    .where('read_seq', '>=', seq)
    .execute();
}
