import { hashPassword, shortestPassword } from '../core/password.ts';
import { Refusal } from '../core/refusal.ts';
import type { Database } from '../db/open.ts';
import { deleteSessionsOf } from '../sessions/store.ts';
import { findAgentByEmail, updateAgent } from './store.ts';

/** Gives an agent a new password and signs them out everywhere. @throws {Refusal} `notFound`, `badInput` */
export async function resetPassword(db: Database, email: string, password: string): Promise<void> {
  const agent = await findAgentByEmail(db, email);
  if (!agent) throw new Refusal('notFound', `no agent has the e-mail ${email}`);
  if (password.length < shortestPassword)
    throw new Refusal('badInput', `the password is shorter than ${shortestPassword} characters`);
  await updateAgent(db, agent.id, {
    password_hash: await hashPassword(password),
    disabled_at: null,
  });
  await deleteSessionsOf(db, agent.id);
}
