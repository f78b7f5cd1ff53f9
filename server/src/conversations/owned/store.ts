import type { Transaction } from '../../db/wall.ts';
import type { ConversationRow } from '../store.ts';

/** The open conversations an agent has, held until the end of the transaction. */
export async function lockConversationsOf(
  db: Transaction,
  agentId: string,
): Promise<ConversationRow[]> {
  return db
    .selectFrom('conversations')
    .selectAll()
    .where('assignee_id', '=', agentId)
    .where('status', 'in', ['active', 'pending'])
    .orderBy('id')
    .forUpdate()
    .execute();
}
