import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { findAgents, findLastSeen } from './store.ts';

/** Colleagues, and whether they are here. */
export async function listAgents(
  context: Context,
  _input: Parsed<'listAgents'>,
): Promise<Output<'listAgents'>> {
  const agents = await findAgents(context.db);
  const lastSeen = await findLastSeen(context.db);
  return {
    agents,
    presences: agents.map(({ id }) => {
      const presence = context.presences.of({ kind: 'agent', id });
      if (presence.status === 'online' || presence.lastSeenAt !== null) return presence;
      return { ...presence, lastSeenAt: lastSeen.get(id)?.toISOString() ?? null };
    }),
  };
}
