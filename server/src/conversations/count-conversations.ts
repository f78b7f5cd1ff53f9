import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { countLists } from './lists/store.ts';

/** How many conversations each of the caller's lists holds. */
export async function countConversations(
  context: Context,
  input: Parsed<'countConversations'>,
): Promise<Output<'countConversations'>> {
  const { agentId, siteIds } = agentOf(context);
  return { counts: await countLists(context.db, { agentId, siteIds, siteId: input.siteId }) };
}
