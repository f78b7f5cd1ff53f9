import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { changeWithLine, hold, nextStatus, viewsOf } from './change.ts';
import { requireSeen } from './require-seen.ts';
import { insertParticipant } from './store.ts';

/** Parks the conversation for the agent who has it (or who parks it) until the visitor replies or a time comes. */
export async function parkConversation(
  context: Context,
  input: Parsed<'parkConversation'>,
): Promise<Output<'parkConversation'>> {
  const { agentId } = agentOf(context);
  const until = input.until === undefined ? null : new Date(input.until);
  const row = await hold(context, input.conversationId);
  if (row.status === 'pending' && row.parked_until?.getTime() === until?.getTime())
    return { conversation: (await viewsOf(context, row.id)).forAgents };
  if (until !== null && until <= context.clock.now())
    throw new Refusal('badInput', 'until lies in the past', { params: { field: 'until' } });
  const status = nextStatus('park', row);
  await requireSeen(context, row, input.baseSeq);
  if (row.assignee_id === null) await insertParticipant(context.db, row.id, agentId);
  const conversation = await changeWithLine(context, row, {
    patch: {
      status,
      assignee_id: row.assignee_id ?? agentId,
      waiting_since: null,
      parked_until: until,
    },
    line: {
      code: 'parked',
      params: { by: agentId, ...(until === null ? {} : { until: until.toISOString() }) },
    },
    isInternal: true,
  });
  return { conversation };
}
