import type { Transaction } from '../db/wall.ts';
import type { Presences } from '../presence/presences.ts';
import type { Actor, AgentActor, VisitorActor } from './actor.ts';
import type { Publication } from './audience.ts';
import type { Clock } from './clock.ts';
import { Refusal } from './refusal.ts';
import type { Secrets } from './secrets.ts';
import type { SignInLimit } from './sign-in-limit.ts';

/** What every use-case gets beside its input. */
export type Context = {
  actor: Actor;
  /** The transaction, behind the actor's wall. */
  db: Transaction;
  clock: Clock;
  secrets: Secrets;
  presences: Presences;
  signInLimit: SignInLimit;
  /** Kept until the commit, then sent; forgotten on rollback. */
  publish(...publications: Publication[]): void;
  /** Closes a session's sockets once the transaction has committed. */
  endSession(sessionId: string): void;
};

/** The calling agent. @throws {Refusal} `forbidden` for anyone else */
export function agentOf(context: Context): AgentActor {
  if (context.actor.kind !== 'agent') throw new Refusal('forbidden', 'only agents may do this');
  return context.actor;
}

/** The calling visitor. @throws {Refusal} `forbidden` for anyone else */
export function visitorOf(context: Context): VisitorActor {
  if (context.actor.kind !== 'visitor') throw new Refusal('forbidden', 'only visitors may do this');
  return context.actor;
}
