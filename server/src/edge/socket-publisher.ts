import type { Server } from 'socket.io';
import type { Audience } from '../core/audience.ts';
import type { Publisher } from '../core/publish.ts';
import { isVolatile } from '../core/publish.ts';

/** Rooms of the sockets that hear what is said to an audience. */
export const rooms = {
  visitor: (id: string) => `visitor:${id}`,
  agent: (id: string) => `agent:${id}`,
  session: (id: string) => `session:${id}`,
  /** Agents who see one site, or all of them. */
  site: (id: string) => `site:${id}`,
  everySite: 'site:*',
  agents: 'agents',
};

/** A publisher over Socket.IO: rooms are joined at the handshake. */
export function socketPublisher(io: Server): Publisher {
  return {
    publish(publications) {
      for (const publication of publications) {
        const heard = io.to(roomsOf(publication.to));
        const { event, body } = publication;
        if (isVolatile(publication)) heard.volatile.emit(event, body);
        else heard.emit(event, body);
      }
    },
    endSession(sessionId) {
      // The caller may be one of them; the answer leaves first.
      setImmediate(() => io.in(rooms.session(sessionId)).disconnectSockets(true));
    },
  };
}

function roomsOf(audience: Audience): string[] {
  switch (audience.kind) {
    case 'visitor':
      return [rooms.visitor(audience.visitorId)];
    case 'agentsOf':
      return [rooms.site(audience.siteId), rooms.everySite];
    case 'agents':
      return [rooms.agents];
  }
}
