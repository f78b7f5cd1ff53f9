import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { changeWithLine, hold, nextStatus, viewsOf } from './change.ts';
import { insertParticipant, lockOpenConversation } from './store.ts';

/** Opens a closed conversation again for the calling agent, unless the visitor has another open one by now. */
export async function reopenConversation(
  context: Context,
  input: Parsed<'reopenConversation'>,
): Promise<Output<'reopenConversation'>> {
  const { agentId: by } = agentOf(context);
  const row = await hold(context, input.conversationId);
  if (row.status === 'active' && row.assignee_id === by)
    return { conversation: (await viewsOf(context, row.id)).forAgents };
  const status = nextStatus('reopen', row);
  const open = await lockOpenConversation(context.db, row.visitor_id);
  if (open)
    throw new Refusal('wrongStatus', 'the visitor has another open conversation', {
      params: { openConversationId: open.id },
    });
  await insertParticipant(context.db, row.id, by);
  const conversation = await changeWithLine(context, row, {
    patch: { status, assignee_id: by, closed_at: null, archived_at: null },
    line: { code: 'reopened', params: { by } },
  });
  return { conversation };
}
