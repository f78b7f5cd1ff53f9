import type { Output, Parsed } from '@deskbell/shared/up';
import { findAgentByEmail, findPasswordHash } from '../agents/store.ts';
import type { Context } from '../core/context.ts';
import { uuidv7 } from '../core/new-id.ts';
import { isPassword, nobodysHash } from '../core/password.ts';
import { Refusal } from '../core/refusal.ts';
import { deleteExpiredSessions, insertSession } from './store.ts';
import { hashToken, newToken, sessionLifeMs } from './token.ts';

/** Proves who an agent is. What was wrong (e-mail, password, disabled) stays unsaid. */
export async function signIn(context: Context, input: Parsed<'signIn'>): Promise<Output<'signIn'>> {
  const { from } = context.actor;
  const email = input.email.trim().toLowerCase();
  const limited = await context.signInLimit.take({ email, ip: from.ip });
  const agent = await findAgentByEmail(context.db, email);
  const stored = agent ? await findPasswordHash(context.db, agent.id) : await nobodysHash;
  const isRight = await isPassword(stored, input.password);
  if (!agent || !isRight || agent.isDisabled)
    throw new Refusal('wrongCredentials', 'e-mail or password is wrong');
  await limited.forgive();
  const token = newToken();
  const now = context.clock.now();
  await deleteExpiredSessions(context.db, agent.id, now);
  await insertSession(context.db, {
    id: uuidv7(),
    agent_id: agent.id,
    token_hash: hashToken(token),
    user_agent: from.userAgent?.slice(0, 300) ?? null,
    created_at: now,
    last_used_at: now,
    expires_at: new Date(now.getTime() + sessionLifeMs),
  });
  return { token, agent };
}
