import type { Agent, Role } from '@deskbell/shared/model/agent';
import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import { Refusal } from '../core/refusal.ts';
import { anyOf } from '../db/any-of.ts';
import type { Database } from '../db/open.ts';
import type { AgentsTable } from '../db/tables/agents.ts';
import type { Transaction } from '../db/wall.ts';

type AgentRow = Pick<
  Selectable<AgentsTable>,
  'id' | 'email' | 'name' | 'role' | 'avatar_url' | 'disabled_at'
> & { site_ids: string[] };

const columns = ['id', 'email', 'name', 'role', 'avatar_url', 'disabled_at'] as const;

// Named columns only: behind the wall the password's hash cannot be read, not even by accident.
const agents = (db: Transaction) =>
  db
    .selectFrom('agents')
    .select(columns)
    .select(
      sql<
        string[]
      >`array(select site_id from agent_sites s where s.agent_id = agents.id order by 1)`.as(
        'site_ids',
      ),
    );

export async function findAgent(db: Transaction, id: string): Promise<Agent | null> {
  const row = await agents(db).where('id', '=', id).executeTakeFirst();
  return row ? toAgent(row) : null;
}

export async function findAgentByEmail(db: Database, email: string): Promise<Agent | null> {
  const row = await agents(db).where('email', '=', email.toLowerCase()).executeTakeFirst();
  return row ? toAgent(row) : null;
}

export async function findAgents(db: Transaction): Promise<Agent[]> {
  return (await agents(db).orderBy('name').orderBy('id').execute()).map(toAgent);
}

/** How many active conversations the agent may have; null once they are disabled or gone. */
export async function findMaxChats(db: Transaction, id: string): Promise<number | null> {
  const row = await db
    .selectFrom('agents')
    .select('max_chats')
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row?.max_chats ?? null;
}

/** @throws {Refusal} `notFound` unless the agent is there, enabled and may see the site */
export async function requireAssignable(
  db: Transaction,
  id: string,
  siteId: string,
): Promise<void> {
  const agent = await findAgent(db, id);
  const maySee = agent && (agent.siteIds.length === 0 || agent.siteIds.includes(siteId));
  if (!agent || agent.isDisabled || !maySee)
    throw new Refusal('notFound', 'no such agent for this site', { params: { field: 'agentId' } });
}

export async function findPasswordHash(db: Database, id: string): Promise<string> {
  const { password_hash } = await db
    .selectFrom('agents')
    .select('password_hash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return password_hash;
}

export async function insertAgent(db: Database, values: Insertable<AgentsTable>): Promise<void> {
  await db.insertInto('agents').values(values).execute();
}

export async function updateAgent(
  db: Database,
  id: string,
  patch: { password_hash?: string; disabled_at?: Date | null },
): Promise<void> {
  await db.updateTable('agents').set(patch).where('id', '=', id).execute();
}

/** Keeps when agents were last here. */
export async function updateAgentsLastSeen(
  db: Database,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length > 0)
    await db.updateTable('agents').set({ last_seen_at: at }).where('id', '=', anyOf(ids)).execute();
}

/** When each agent was last here, as far as is known. */
export async function findLastSeen(db: Transaction): Promise<Map<string, Date | null>> {
  const rows = await db.selectFrom('agents').select(['id', 'last_seen_at']).execute();
  return new Map(rows.map((row) => [row.id, row.last_seen_at]));
}

export async function hasAgents(db: Database): Promise<boolean> {
  return (await db.selectFrom('agents').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export function toAgent(row: AgentRow): Agent {
  return {
    id: row.id,
    name: row.name,
    avatarUrl: row.avatar_url,
    email: row.email,
    role: row.role satisfies Role,
    siteIds: row.site_ids,
    isDisabled: row.disabled_at !== null,
  };
}

export async function findAgentsById(db: Transaction, ids: string[]): Promise<Agent[]> {
  if (ids.length === 0) return [];
  return (await agents(db).where('id', '=', anyOf(ids)).execute()).map(toAgent);
}
