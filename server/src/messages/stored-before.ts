import type { Output } from '@deskbell/shared/up';
import { findConversation } from '../conversations/store.ts';
import { conversationChanged } from '../core/audience.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { findMessage, toMessage } from './store.ts';

/**
 * What an earlier try of the same send has stored, so that a repeat answers as the first one did.
 * @throws {Refusal} `idTaken` when the id belongs to somebody else's message
 */
export async function storedBefore(
  context: Context,
  messageId: string,
  authorId: string,
): Promise<Output<'sendMessage'> | null> {
  const row = await findMessage(context.db, messageId);
  if (row === null) return null;
  if (row.author_id !== authorId) throw taken();
  const views = await findConversation(context.db, row.conversation_id);
  if (!views) throw taken();
  // The first try may have died between its commit and what was to be told of it.
  context.publish(...conversationChanged(views));
  return {
    message: toMessage(row),
    conversation: context.actor.kind === 'visitor' ? views.forVisitor : views.forAgents,
  };
}

const taken = () =>
  new Refusal('idTaken', 'another message has this id', { params: { field: 'id' } });
