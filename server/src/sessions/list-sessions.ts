import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { findSessionsOf } from './store.ts';

/** Where the caller is signed in. */
export async function listSessions(
  context: Context,
  _input: Parsed<'listSessions'>,
): Promise<Output<'listSessions'>> {
  const { agentId, sessionId } = agentOf(context);
  const rows = await findSessionsOf(context.db, agentId, context.clock.now());
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
      userAgent: row.user_agent,
      isCurrent: row.id === sessionId,
    })),
  };
}
