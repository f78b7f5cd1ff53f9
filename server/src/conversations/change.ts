import type { Conversation } from '@deskbell/shared/model/conversation';
import type { SystemLine } from '@deskbell/shared/model/message';
import type { Action } from '@deskbell/shared/rules/status';
import { statusAfter } from '@deskbell/shared/rules/status';
import { conversationChanged, messageStored } from '../core/audience.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { appendSystemLine, toMessage } from '../messages/store.ts';
import type { ConversationPatch, ConversationRow } from './store.ts';
import { findConversation, lockConversation } from './store.ts';

/** Holds the conversation's row until the transaction ends. @throws {Refusal} `notFound` */
export async function hold(context: Context, conversationId: string): Promise<ConversationRow> {
  const row = await lockConversation(context.db, conversationId);
  if (!row) throw new Refusal('notFound', 'no such conversation');
  return row;
}

/** The status an action leads to. @throws {Refusal} `wrongStatus` where it makes no sense */
export function nextStatus(action: Action, row: ConversationRow): ConversationRow['status'] {
  const next = statusAfter(action, row.status);
  if (next === null)
    throw new Refusal(
      'wrongStatus',
      `a ${row.status} conversation cannot be changed by ${action}`,
      {
        params: { action, status: row.status },
      },
    );
  return next;
}

/** Writes the line that tells of a change together with the change, and lets everyone know. */
export async function changeWithLine(
  context: Context,
  row: ConversationRow,
  change: { patch: ConversationPatch; line: SystemLine; isInternal?: boolean },
): Promise<Conversation> {
  const isInternal = change.isInternal ?? false;
  const message = await appendSystemLine(context.db, {
    conversationId: row.id,
    at: context.clock.now(),
    line: change.line,
    isInternal,
    patch: change.patch,
  });
  const views = await viewsOf(context, row.id);
  context.publish(...messageStored(toMessage(message), isInternal, views));
  if (isInternal)
    context.publish(...conversationChanged(views).filter(({ to }) => to.kind === 'visitor'));
  return views.forAgents;
}

/** Lets everyone know of a change that writes no line. */
export async function announce(context: Context, conversationId: string): Promise<Conversation> {
  const views = await viewsOf(context, conversationId);
  context.publish(...conversationChanged(views));
  return views.forAgents;
}

export async function viewsOf(context: Context, conversationId: string) {
  const views = await findConversation(context.db, conversationId);
  if (!views) throw new Error('the conversation vanished while its row was held');
  return views;
}
