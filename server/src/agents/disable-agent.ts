import { lockConversationsOf } from '../conversations/owned/store.ts';
import { Refusal } from '../core/refusal.ts';
import type { Database } from '../db/open.ts';
import { appendSystemLine } from '../messages/store.ts';
import { deleteSessionsOf } from '../sessions/store.ts';
import { findAgentByEmail, updateAgent } from './store.ts';

/**
 * Shuts an agent out: no new sign-in, every session ended, and what they had waits in the queue again. Servers that run
 * meanwhile hear nothing of it; their clients learn it by catch-up.
 * @throws {Refusal} `notFound`
 */
export async function disableAgent(db: Database, email: string, at: Date): Promise<void> {
  const agent = await findAgentByEmail(db, email);
  if (!agent) throw new Refusal('notFound', `no agent has the e-mail ${email}`);
  await db.transaction().execute(async (transaction) => {
    await updateAgent(transaction, agent.id, { disabled_at: at });
    await deleteSessionsOf(transaction, agent.id);
    for (const { id } of await lockConversationsOf(transaction, agent.id))
      await appendSystemLine(transaction, {
        conversationId: id,
        at,
        line: { code: 'returned', params: {} },
        patch: { status: 'waiting', assignee_id: null, waiting_since: at, parked_until: null },
      });
  });
}
