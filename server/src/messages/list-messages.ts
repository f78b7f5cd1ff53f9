import { defaultPage } from '@deskbell/shared/rules/limits';
import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { findMessages, toMessage } from './store.ts';

/** A page of messages in `seq` order: after a position, before one, or the newest. */
export async function listMessages(
  context: Context,
  input: Parsed<'listMessages'>,
): Promise<Output<'listMessages'>> {
  if (input.after !== undefined && input.before !== undefined)
    throw new Refusal('badInput', 'after and before exclude each other', {
      params: { field: 'after' },
    });
  const limit = input.limit ?? defaultPage;
  const rows = await findMessages(context.db, input.conversationId, {
    after: input.after,
    before: input.before,
    // One more than asked for tells whether there are more.
    limit: limit + 1,
    isInternalShown: context.actor.kind === 'agent',
  });
  const hasMore = rows.length > limit;
  const page = !hasMore ? rows : input.after === undefined ? rows.slice(1) : rows.slice(0, limit);
  return { messages: page.map(toMessage), hasMore };
}
