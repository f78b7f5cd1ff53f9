import type { Output, Parsed } from '@deskbell/shared/up';
import { lockConversation } from '../conversations/store.ts';
import type { Context } from '../core/context.ts';
import { move } from './move.ts';
import { moveRead } from './store.ts';

/** Moves the caller's read position forward; a position behind it changes nothing. */
export async function markRead(
  context: Context,
  input: Parsed<'markRead'>,
): Promise<Output<'markRead'>> {
  // Or a message taken back at this moment would still be counted as read.
  await lockConversation(context.db, input.conversationId);
  return { receipt: await move(context, input, moveRead) };
}
