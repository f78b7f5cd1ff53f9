import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { announce, changeWithLine, hold, viewsOf } from './change.ts';
import { requireSeen } from './require-seen.ts';
import { updateConversation } from './store.ts';

/** Hides the conversation from the lists without deleting anything; an open one is closed first. */
export async function archiveConversation(
  context: Context,
  input: Parsed<'archiveConversation'>,
): Promise<Output<'archiveConversation'>> {
  const { agentId: by } = agentOf(context);
  const row = await hold(context, input.conversationId);
  if (row.archived_at !== null) return { conversation: (await viewsOf(context, row.id)).forAgents };
  await requireSeen(context, row, input.baseSeq);
  const now = context.clock.now();
  if (row.status === 'closed') {
    await updateConversation(context.db, row.id, { archived_at: now });
    return { conversation: await announce(context, row.id) };
  }
  const conversation = await changeWithLine(context, row, {
    patch: {
      status: 'closed',
      closed_at: now,
      archived_at: now,
      waiting_since: null,
      parked_until: null,
    },
    line: { code: 'closed', params: { by } },
  });
  return { conversation };
}
