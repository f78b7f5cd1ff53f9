import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { findVisibleIds } from './watched/store.ts';

/** Which of those conversations the caller may have open; the socket it came by then hears them in full. */
export async function watchConversations(
  context: Context,
  input: Parsed<'watchConversations'>,
): Promise<Output<'watchConversations'>> {
  const { siteIds } = agentOf(context);
  return { conversationIds: await findVisibleIds(context.db, input.conversationIds, siteIds) };
}
