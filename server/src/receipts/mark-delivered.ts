import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { move } from './move.ts';
import { moveDelivered } from './store.ts';

/** Says that the caller's device has the messages up to a position; one behind it changes nothing. */
export async function markDelivered(
  context: Context,
  input: Parsed<'markDelivered'>,
): Promise<Output<'markDelivered'>> {
  return { receipt: await move(context, input, moveDelivered) };
}
