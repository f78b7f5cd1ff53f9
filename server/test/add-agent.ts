import type { NewAgent } from '../src/agents/create-agent.ts';
import { findAgent, insertAgent } from '../src/agents/store.ts';
import { uuidv7 } from '../src/core/new-id.ts';
import { hashPassword } from '../src/core/password.ts';
import type { Database } from '../src/db/open.ts';
import { insertSession } from '../src/sessions/store.ts';
import { hashToken, newToken, sessionLifeMs } from '../src/sessions/token.ts';

// Hashing is slow on purpose; one hash serves every agent with the same password.
const hashes = new Map<string, Promise<string>>();

/** An agent with a session, as creating and signing in would leave them. */
export async function addAgent(db: Database, details: NewAgent, now: Date) {
  const { email, name, role, password } = details;
  const hash = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, hash);
  const id = uuidv7();
  await insertAgent(db, { id, email, name, role, password_hash: await hash });
  const token = newToken();
  const sessionId = uuidv7();
  await insertSession(db, {
    id: sessionId,
    agent_id: id,
    token_hash: hashToken(token),
    user_agent: null,
    created_at: now,
    last_used_at: now,
    expires_at: new Date(now.getTime() + sessionLifeMs),
  });
  const agent = await findAgent(db, id);
  if (!agent) throw new Error('the agent just made cannot be found');
  return { ...agent, token, password, sessionId };
}
