import type { Generated } from 'kysely';

export type AgentSessionsTable = {
  id: string;
  agent_id: string;
  token_hash: Buffer;
  user_agent: string | null;
  created_at: Generated<Date>;
  last_used_at: Generated<Date>;
  expires_at: Date;
};
