import { findAgent } from '../agents/store.ts';
import type { Actor, AgentActor, Origin } from '../core/actor.ts';
import type { Deskbell } from '../core/deskbell.ts';
import { Refusal } from '../core/refusal.ts';
import { findSession } from '../sessions/store.ts';
import { hashToken } from '../sessions/token.ts';
import { readVisitorToken } from '../visitors/token.ts';
import { keepSession } from './keep-session.ts';

/**
 * Who a bearer token speaks for: an agent's session or a visitor.
 * @throws {Refusal} `notSignedIn` or `tokenExpired`
 */
export async function actorOf(deskbell: Deskbell, token: string, from: Origin): Promise<Actor> {
  // A visitor's token is a JWT, three parts joined by dots; a session's is one random word.
  if (!token.includes('.')) return agentActor(deskbell, token, from);
  const now = deskbell.clock.now();
  const bearer = readVisitorToken(deskbell.secrets.visitorTokens, token, now);
  return { kind: 'visitor', ...bearer, locale: null, timeZone: null, page: null, from };
}

/** @throws {Refusal} `notSignedIn` for an unknown or ended session, `tokenExpired` for one unused too long */
export async function agentActor(
  deskbell: Deskbell,
  token: string,
  from: Origin,
): Promise<AgentActor> {
  const session = await findSession(deskbell.db, hashToken(token));
  if (!session) throw new Refusal('notSignedIn', 'the session has ended; sign in again');
  const now = deskbell.clock.now();
  if (session.expires_at <= now) throw new Refusal('tokenExpired', 'the session has expired');
  const agent = await findAgent(deskbell.db, session.agent_id);
  if (!agent || agent.isDisabled)
    throw new Refusal('notSignedIn', 'this agent may not sign in any more');
  await keepSession(deskbell, session);
  return {
    kind: 'agent',
    agentId: agent.id,
    role: agent.role,
    siteIds: agent.siteIds,
    sessionId: session.id,
    from,
  };
}
