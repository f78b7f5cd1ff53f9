import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { deleteSession } from './store.ts';

/** Signs one of the caller's devices out. */
export async function revokeSession(
  context: Context,
  input: Parsed<'revokeSession'>,
): Promise<Output<'revokeSession'>> {
  const { agentId } = agentOf(context);
  if (!(await deleteSession(context.db, agentId, input.sessionId)))
    throw new Refusal('notFound', 'no such session');
  context.endSession(input.sessionId);
  return {};
}
