import type { Insertable, Selectable } from 'kysely';
import { anyOf } from '../db/any-of.ts';
import type { Database } from '../db/open.ts';
import type { AgentSessionsTable } from '../db/tables/agent-sessions.ts';

export type SessionRow = Selectable<AgentSessionsTable>;

export async function insertSession(
  db: Database,
  values: Insertable<AgentSessionsTable>,
): Promise<void> {
  await db.insertInto('agent_sessions').values(values).execute();
}

export async function findSession(db: Database, tokenHash: Buffer): Promise<SessionRow | null> {
  const row = await db
    .selectFrom('agent_sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row ?? null;
}

export async function findSessionsOf(
  db: Database,
  agentId: string,
  at: Date,
): Promise<SessionRow[]> {
  return db
    .selectFrom('agent_sessions')
    .selectAll()
    .where('agent_id', '=', agentId)
    .where('expires_at', '>', at)
    .orderBy('last_used_at', 'desc')
    .execute();
}

export async function touchSession(
  db: Database,
  id: string,
  times: { last_used_at: Date; expires_at: Date },
): Promise<void> {
  await db.updateTable('agent_sessions').set(times).where('id', '=', id).execute();
}

/** Ends one session of an agent; false where there was none. */
export async function deleteSession(db: Database, agentId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('agent_sessions')
    .where('agent_id', '=', agentId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteSessionsOf(db: Database, agentId: string): Promise<void> {
  await db.deleteFrom('agent_sessions').where('agent_id', '=', agentId).execute();
}

/** Removes the sessions of an agent that have run out by then. */
export async function deleteExpiredSessions(
  db: Database,
  agentId: string,
  at: Date,
): Promise<void> {
  await db
    .deleteFrom('agent_sessions')
    .where('agent_id', '=', agentId)
    .where('expires_at', '<=', at)
    .execute();
}

type HeldSession = Pick<SessionRow, 'id' | 'last_used_at'>;

/** A session that is still there and whose agent is still enabled. */
export async function findHeldSession(db: Database, id: string): Promise<HeldSession | null> {
  const [row] = await findHeldSessions(db, [id]);
  return row ?? null;
}

/** Those of these sessions that are still there and whose agent is still enabled. */
export async function findHeldSessions(db: Database, ids: string[]): Promise<HeldSession[]> {
  return db
    .selectFrom('agent_sessions as s')
    .innerJoin('agents as a', 'a.id', 's.agent_id')
    .select(['s.id', 's.last_used_at'])
    .where('s.id', '=', anyOf(ids))
    .where('a.disabled_at', 'is', null)
    .execute();
}
