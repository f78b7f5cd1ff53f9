import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { deleteSession } from './store.ts';

/** Ends the session the call was made with. */
export async function signOut(
  context: Context,
  _input: Parsed<'signOut'>,
): Promise<Output<'signOut'>> {
  const { agentId, sessionId } = agentOf(context);
  await deleteSession(context.db, agentId, sessionId);
  context.endSession(sessionId);
  return {};
}
