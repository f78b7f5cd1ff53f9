import type { Output, Parsed } from '@deskbell/shared/up';
import { requireAssignable } from '../agents/store.ts';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { changeWithLine, hold, nextStatus, viewsOf } from './change.ts';
import { insertParticipant } from './store.ts';

/** Gives the conversation to an agent, whoever had it before. */
export async function assignConversation(
  context: Context,
  input: Parsed<'assignConversation'>,
): Promise<Output<'assignConversation'>> {
  const { agentId: by } = agentOf(context);
  const row = await hold(context, input.conversationId);
  const status = nextStatus('assign', row);
  if (row.assignee_id === input.agentId)
    return { conversation: (await viewsOf(context, row.id)).forAgents };
  await requireAssignable(context.db, input.agentId, row.site_id);
  await insertParticipant(context.db, row.id, input.agentId);
  const conversation = await changeWithLine(context, row, {
    patch: { status, assignee_id: input.agentId, waiting_since: null },
    line: { code: 'assigned', params: { by, to: input.agentId } },
  });
  return { conversation };
}
