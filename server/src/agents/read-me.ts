import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { findAgent } from './store.ts';

/** Who the session belongs to. */
export async function readMe(
  context: Context,
  _input: Parsed<'readMe'>,
): Promise<Output<'readMe'>> {
  const agent = await findAgent(context.db, agentOf(context).agentId);
  if (!agent) throw new Refusal('notSignedIn', 'this agent is gone');
  return { agent };
}
