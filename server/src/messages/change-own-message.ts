import type { Message } from '@deskbell/shared/model/message';
import { editableForMs } from '@deskbell/shared/rules/limits';
import type { ConversationRow } from '../conversations/store.ts';
import { findConversation, lockConversation, updateConversation } from '../conversations/store.ts';
import { findTakingPart } from '../conversations/taking-part/store.ts';
import { conversationChanged, messageChanged } from '../core/audience.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { findMessage, toMessage, updateMessage } from './store.ts';
import { uncount } from './taken-back/store.ts';

/**
 * Changes a message of the agent's own while it may still be changed, and lets everyone know.
 * @throws {Refusal} `notFound`, `forbidden` for another's message, `wrongStatus` when it is deleted or too old
 */
export async function changeOwnMessage(
  context: Context,
  change: {
    messageId: string;
    agentId: string;
    patch: { text: string; edited_at?: Date; deleted_at?: Date };
  },
): Promise<Message> {
  const found = await findMessage(context.db, change.messageId);
  if (!found) throw new Refusal('notFound', 'no such message');
  // Holding the conversation keeps changes of one conversation in one order.
  const conversation = await lockConversation(context.db, found.conversation_id);
  const row = await findMessage(context.db, change.messageId);
  if (!row || !conversation) throw new Refusal('notFound', 'no such message');
  if (row.author_kind !== 'agent' || row.author_id !== change.agentId)
    throw new Refusal('forbidden', 'only its author may change a message');
  if (row.deleted_at !== null) throw new Refusal('wrongStatus', 'the message was taken back');
  if (context.clock.now().getTime() - row.created_at.getTime() > editableForMs)
    throw new Refusal('wrongStatus', 'the message is too old to be changed', {
      params: { editableForMs },
    });
  // The visitor's badge must not ask them to read what is no longer there.
  const isUncounted = change.patch.deleted_at !== undefined && !row.is_internal;
  if (isUncounted) await uncount(context.db, row);
  const patch = { ...change.patch, ...(isUncounted ? { agent_nth: row.agent_nth - 1 } : {}) };
  const message = toMessage(await updateMessage(context.db, row.id, patch));
  const who = await findTakingPart(context.db, conversation.id);
  if (who) context.publish(...messageChanged(message, row.is_internal, who));
  await refreshPreview(context, conversation);
  return message;
}

/** Lists show the newest message's text with the conversation, so a change of it is a change of the conversation too. */
async function refreshPreview(context: Context, row: ConversationRow): Promise<void> {
  await updateConversation(context.db, row.id, { updated_at: row.updated_at });
  const views = await findConversation(context.db, row.id);
  if (views) context.publish(...conversationChanged(views));
}
