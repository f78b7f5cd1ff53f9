import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';

/** What the agent chose to show; it holds for all their devices, until the last of them is gone. */
export async function setPresence(
  context: Context,
  input: Parsed<'setPresence'>,
): Promise<Output<'setPresence'>> {
  const who = { kind: 'agent' as const, id: agentOf(context).agentId };
  return { presence: context.presences.choose(who, input.status) };
}
