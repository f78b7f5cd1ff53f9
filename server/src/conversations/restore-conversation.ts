import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { announce, hold, viewsOf } from './change.ts';
import { updateConversation } from './store.ts';

/** Brings an archived conversation back to the lists, still closed. */
export async function restoreConversation(
  context: Context,
  input: Parsed<'restoreConversation'>,
): Promise<Output<'restoreConversation'>> {
  const row = await hold(context, input.conversationId);
  if (row.archived_at === null) return { conversation: (await viewsOf(context, row.id)).forAgents };
  await updateConversation(context.db, row.id, { archived_at: null });
  return { conversation: await announce(context, row.id) };
}
