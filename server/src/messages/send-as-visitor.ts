import type { Context as ConversationContext } from '@deskbell/shared/model/page';
import { statusAfterVisitor } from '@deskbell/shared/rules/status';
import type { Output } from '@deskbell/shared/up';
import { findMaxChats } from '../agents/store.ts';
import type { ConversationRow } from '../conversations/store.ts';
import { countActive, findConversation, updateConversation } from '../conversations/store.ts';
import { messageStored, toAgents } from '../core/audience.ts';
import type { Context } from '../core/context.ts';
import { visitorOf } from '../core/context.ts';
import { findConversationFor } from './find-conversation-for.ts';
import { appendMessage, appendSystemLine, toMessage } from './store.ts';
import { storedBefore } from './stored-before.ts';

export type VisitorMessage = {
  id: string;
  conversationId?: string | undefined;
  kind: 'text' | 'note';
  text: string;
  replyToId?: string | undefined;
  context?: ConversationContext | undefined;
};

/** Finds or starts the visitor's conversation, wakes it if it slept, and stores the message in it. */
export async function sendAsVisitor(
  context: Context,
  input: VisitorMessage,
): Promise<Output<'sendMessage'>> {
  const { visitorId } = visitorOf(context);
  const before = await storedBefore(context, input.id, visitorId);
  if (before) return before;
  const row = await findConversationFor(context, input);
  await wake(context, row);
  const stored = await appendMessage(context.db, {
    ...input,
    conversationId: row.id,
    kind: 'text',
    author: { kind: 'visitor', id: visitorId },
    at: context.clock.now(),
  });
  const message = toMessage(stored);
  const views = await findConversation(context.db, row.id);
  if (!views) throw new Error('the conversation vanished while its row was held');
  context.publish(...messageStored(message, false, views));
  // Until now the visitor was nobody's; whoever answers sees at once that they are here.
  if (message.seq === 1)
    context.publish({
      event: 'presenceChanged',
      body: context.presences.of({ kind: 'visitor', id: visitorId }),
      to: toAgents(views.forAgents),
    });
  return { message, conversation: views.forVisitor };
}

/**
 * Pending goes back to its agent; closed to its last agent if they are here and have room, else to the queue. What an
 * agent has who is disabled by now is nobody's.
 */
async function wake(context: Context, row: ConversationRow): Promise<void> {
  if (row.status === 'waiting') return;
  const maxChats = row.assignee_id && (await findMaxChats(context.db, row.assignee_id));
  const agent = row.assignee_id && maxChats ? { id: row.assignee_id, maxChats } : null;
  if (row.status === 'active' && agent) return;
  const isFree = row.status === 'closed' && agent !== null && (await isAgentFree(context, agent));
  const status = agent ? statusAfterVisitor(row.status, isFree) : 'waiting';
  const now = context.clock.now();
  const patch = {
    status,
    archived_at: null,
    closed_at: null,
    parked_until: null,
    assignee_id: status === 'waiting' ? null : row.assignee_id,
    waiting_since: status === 'waiting' ? now : null,
  };
  if (row.status === 'pending' && agent) return updateConversation(context.db, row.id, patch);
  const line = await appendSystemLine(context.db, {
    conversationId: row.id,
    line: { code: row.status === 'closed' ? 'reopened' : 'returned', params: {} },
    at: now,
    patch,
  });
  const views = await findConversation(context.db, row.id);
  if (views) context.publish(...messageStored(toMessage(line), false, views));
}

async function isAgentFree(
  context: Context,
  { id, maxChats }: { id: string; maxChats: number },
): Promise<boolean> {
  if (!context.presences.isOnline({ kind: 'agent', id })) return false;
  return (await countActive(context.db, id)) < maxChats;
}
