import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { announce, hold } from './change.ts';
import { updateConversation } from './store.ts';

/** Sets the tags of the conversation, each once and in the order given. */
export async function tagConversation(
  context: Context,
  input: Parsed<'tagConversation'>,
): Promise<Output<'tagConversation'>> {
  const row = await hold(context, input.conversationId);
  await updateConversation(context.db, row.id, { tags: [...new Set(input.tags)] });
  return { conversation: await announce(context, row.id) };
}
