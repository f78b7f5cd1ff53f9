import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { findCounted } from './counted/store.ts';
import { countsOf } from './counts-of.ts';

/** How many conversations each of the caller's lists holds. */
export async function countConversations(
  context: Context,
  input: Parsed<'countConversations'>,
): Promise<Output<'countConversations'>> {
  const agent = agentOf(context);
  return { counts: countsOf(await findCounted(context.db), agent, input.siteId) };
}
