import type { Agent, Role } from '@deskbell/shared/model/agent';
import { uuidv7 } from '../core/new-id.ts';
import { hashPassword, shortestPassword } from '../core/password.ts';
import { Refusal } from '../core/refusal.ts';
import type { Database } from '../db/open.ts';
import { findAgent, findAgentByEmail, insertAgent } from './store.ts';

export type NewAgent = { email: string; name: string; role: Role; password: string };

/**
 * Adds a person who answers; they see every site until told otherwise.
 * @throws {Refusal} `badInput` for an e-mail that is none or taken, an empty name or a short password
 */
export async function createAgent(db: Database, agent: NewAgent): Promise<Agent> {
  const email = agent.email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    throw bad('email', `${agent.email} is not an e-mail address`);
  if (agent.name.trim() === '') throw bad('name', 'the name is empty');
  if (agent.password.length < shortestPassword)
    throw bad('password', `the password is shorter than ${shortestPassword} characters`);
  if (await findAgentByEmail(db, email)) throw bad('email', `${email} is an agent already`);
  const id = uuidv7();
  await insertAgent(db, {
    id,
    email,
    name: agent.name.trim(),
    role: agent.role,
    password_hash: await hashPassword(agent.password),
  });
  const made = await findAgent(db, id);
  if (!made) throw new Error('the agent just made cannot be found');
  return made;
}

const bad = (field: string, message: string) =>
  new Refusal('badInput', message, { params: { field } });
