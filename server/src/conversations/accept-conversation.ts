import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { changeWithLine, hold, nextStatus, viewsOf } from './change.ts';
import { insertParticipant } from './store.ts';

/** Takes a waiting conversation. Of two agents who try, the row's lock makes one first; the other learns who has it. */
export async function acceptConversation(
  context: Context,
  input: Parsed<'acceptConversation'>,
): Promise<Output<'acceptConversation'>> {
  const { agentId } = agentOf(context);
  const row = await hold(context, input.conversationId);
  if (row.assignee_id === agentId && row.status === 'active')
    return { conversation: (await viewsOf(context, row.id)).forAgents };
  if (row.assignee_id !== null && row.assignee_id !== agentId && row.status !== 'closed')
    throw new Refusal('alreadyTaken', 'somebody else has this conversation', {
      params: { assigneeId: row.assignee_id },
    });
  const status = nextStatus('accept', row);
  await insertParticipant(context.db, row.id, agentId);
  const conversation = await changeWithLine(context, row, {
    patch: { status, assignee_id: agentId, waiting_since: null },
    line: { code: 'joined', params: { by: agentId } },
  });
  return { conversation };
}
