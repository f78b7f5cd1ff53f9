import type { Server } from 'socket.io';
import type { AgentActor, VisitorActor } from '../core/actor.ts';
import type { Deskbell } from '../core/deskbell.ts';
import { repeat } from '../core/repeat.ts';
import { findHeldSessions } from '../sessions/store.ts';
import { keepSession } from './keep-session.ts';
import { trustMs } from './require-session.ts';

/**
 * Hangs up on consoles whose session was ended where this server did not hear of it, those that send nothing and only
 * listen included; keeps the others' sessions alive. Returns the way to stop.
 */
export function endLostSessions(io: Server, deskbell: Deskbell): () => void {
  return repeat(deskbell, {
    everyMs: trustMs,
    trouble: 'sessions of connected agents were not looked up',
    work: async () => {
      const connected = connectedSessions(io);
      if (connected.size === 0) return;
      const held = await findHeldSessions(deskbell.db, [...connected]);
      for (const { id } of held) connected.delete(id);
      for (const id of connected) deskbell.publisher.endSession(id);
      for (const session of held) await keepSession(deskbell, session);
    },
  });
}

function connectedSessions(io: Server): Set<string> {
  const ids = new Set<string>();
  for (const { data } of io.of('/').sockets.values()) {
    const actor: VisitorActor | AgentActor = data.actor;
    if (actor.kind === 'agent') ids.add(actor.sessionId);
  }
  return ids;
}
