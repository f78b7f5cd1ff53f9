import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { changeOwnMessage } from './change-own-message.ts';

/** Takes the caller's own message back for a while after sending: its text is gone, its place in the order stays. */
export async function deleteMessage(
  context: Context,
  input: Parsed<'deleteMessage'>,
): Promise<Output<'deleteMessage'>> {
  const message = await changeOwnMessage(context, {
    messageId: input.messageId,
    agentId: agentOf(context).agentId,
    patch: { text: '', deleted_at: context.clock.now() },
  });
  return { message };
}
