import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { changeWithLine, hold, nextStatus, viewsOf } from './change.ts';
import { requireSeen } from './require-seen.ts';

/** Closes the conversation; its last agent stays known, for when the visitor comes back. */
export async function closeConversation(
  context: Context,
  input: Parsed<'closeConversation'>,
): Promise<Output<'closeConversation'>> {
  const { agentId: by } = agentOf(context);
  const row = await hold(context, input.conversationId);
  if (row.status === 'closed') return { conversation: (await viewsOf(context, row.id)).forAgents };
  const status = nextStatus('close', row);
  await requireSeen(context, row, input.baseSeq);
  const conversation = await changeWithLine(context, row, {
    patch: { status, closed_at: context.clock.now(), waiting_since: null, parked_until: null },
    line: { code: 'closed', params: { by } },
  });
  return { conversation };
}
