import type { AgentActor, VisitorActor } from '../core/actor.ts';
import type { Deskbell } from '../core/deskbell.ts';
import { Refusal } from '../core/refusal.ts';
import { findHeldSession } from '../sessions/store.ts';
import { keepSession } from './keep-session.ts';

/** How long a socket trusts that its session still holds, when nobody told it otherwise. */
export const trustMs = 30_000;

/**
 * A check to make before each command: that the agent's session was not ended elsewhere, looked up at most every
 * half minute. @throws {Refusal} `notSignedIn`, from the returned function
 */
export function requireSession(
  deskbell: Deskbell,
  actor: VisitorActor | AgentActor,
): () => Promise<void> {
  if (actor.kind === 'visitor') return async () => undefined;
  let checkedAt = deskbell.clock.now().getTime();
  return async () => {
    const now = deskbell.clock.now().getTime();
    if (now - checkedAt < trustMs) return;
    const session = await findHeldSession(deskbell.db, actor.sessionId);
    if (!session) throw new Refusal('notSignedIn', 'the session has ended; sign in again');
    await keepSession(deskbell, session);
    checkedAt = now;
  };
}
