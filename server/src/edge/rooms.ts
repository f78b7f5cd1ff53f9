import type { AgentActor, VisitorActor } from '../core/actor.ts';
import type { Audience } from '../core/audience.ts';

/** Rooms of the sockets that hear what is said to an audience. */
export const rooms = {
  visitor: (id: string) => `visitor:${id}`,
  /** An agent, as one who may see a site; `*` for all. */
  agent: (id: string, siteId: string) => `agent:${id}@${siteId}`,
  session: (id: string) => `session:${id}`,
  /** Agents who have it open. */
  conversation: (id: string) => `conversation:${id}`,
  /** Agents who see one site, or all of them. */
  site: (id: string) => `site:${id}`,
  everySite: 'site:*',
  agents: 'agents',
};

/** The rooms that a socket is in from its welcome on. */
export function roomsOfActor(actor: VisitorActor | AgentActor): string[] {
  if (actor.kind === 'visitor') return [rooms.visitor(actor.visitorId)];
  const siteIds = actor.siteIds.length === 0 ? ['*'] : actor.siteIds;
  return [
    rooms.agents,
    ...siteIds.flatMap((siteId) => [rooms.site(siteId), rooms.agent(actor.agentId, siteId)]),
  ];
}

/** The rooms of an audience. */
export function roomsOf(audience: Audience): string[] {
  switch (audience.kind) {
    case 'visitor':
      return [rooms.visitor(audience.visitorId)];
    case 'takingPart':
      return [
        rooms.conversation(audience.conversationId),
        ...audience.agentIds.flatMap((id) => [
          rooms.agent(id, audience.siteId),
          rooms.agent(id, '*'),
        ]),
      ];
    case 'agentsOf':
      return [rooms.site(audience.siteId), rooms.everySite];
    case 'agents':
      return [rooms.agents];
  }
}
