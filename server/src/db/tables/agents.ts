import type { Generated } from 'kysely';
import type { Placed } from './placed.ts';

export type AgentsTable = Placed & {
  id: string;
  email: string;
  name: string;
  role: 'agent' | 'admin';
  avatar_url: string | null;
  password_hash: string;
  max_chats: Generated<number>;
  disabled_at: Date | null;
  created_at: Generated<Date>;
  last_seen_at: Date | null;
};

export type AgentSitesTable = { agent_id: string; site_id: string };
