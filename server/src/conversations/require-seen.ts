import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { findVisitorMessages, toMessage } from '../messages/store.ts';
import { viewsOf } from './change.ts';
import type { ConversationRow } from './store.ts';

/**
 * Keeps an agent from putting away what they have not read: a visitor's message that came after `baseSeq`.
 * @throws {Refusal} `conflict` with the messages and the conversation as it is now
 */
export async function requireSeen(
  context: Context,
  row: ConversationRow,
  baseSeq: number | undefined,
): Promise<void> {
  if (baseSeq === undefined) return;
  const unseen = await findVisitorMessages(context.db, row.id, baseSeq);
  if (unseen.length === 0) return;
  throw new Refusal('conflict', 'the visitor has written since', {
    params: {
      messages: unseen.map(toMessage),
      conversation: (await viewsOf(context, row.id)).forAgents,
    },
  });
}
