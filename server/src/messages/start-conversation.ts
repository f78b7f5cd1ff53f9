import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { sendAsVisitor } from './send-as-visitor.ts';

/** The visitor's first message by its plain name; an open conversation is adopted rather than doubled. */
export async function startConversation(
  context: Context,
  input: Parsed<'startConversation'>,
): Promise<Output<'startConversation'>> {
  return sendAsVisitor(context, { ...input, kind: 'text' });
}
