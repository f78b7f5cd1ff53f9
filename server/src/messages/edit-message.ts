import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { changeOwnMessage } from './change-own-message.ts';

/** Changes the text of the caller's own message for a while after sending. */
export async function editMessage(
  context: Context,
  input: Parsed<'editMessage'>,
): Promise<Output<'editMessage'>> {
  const message = await changeOwnMessage(context, {
    messageId: input.messageId,
    agentId: agentOf(context).agentId,
    patch: { text: input.text, edited_at: context.clock.now() },
  });
  return { message };
}
