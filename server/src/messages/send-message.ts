import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { sendAsAgent } from './send-as-agent.ts';
import { sendAsVisitor } from './send-as-visitor.ts';

/** Stores a message once and in order, whoever sends it and however often. */
export async function sendMessage(
  context: Context,
  input: Parsed<'sendMessage'>,
): Promise<Output<'sendMessage'>> {
  const kind = input.kind ?? 'text';
  if (kind === 'image' || kind === 'file' || (input.attachmentIds?.length ?? 0) > 0)
    throw new Refusal('badInput', 'this server does not take attachments yet', {
      params: { field: 'attachmentIds' },
    });
  if (kind === 'note' && context.actor.kind === 'visitor')
    throw new Refusal('badInput', 'notes are for agents', { params: { field: 'kind' } });
  return context.actor.kind === 'visitor'
    ? sendAsVisitor(context, { ...input, kind })
    : sendAsAgent(context, { ...input, kind });
}
