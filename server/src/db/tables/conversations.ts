import type { Status } from '@deskbell/shared/model/conversation';
import type { Context } from '@deskbell/shared/model/page';
import type { Generated, JSONColumnType } from 'kysely';
import type { Placed } from './placed.ts';

export type ConversationsTable = Placed & {
  id: string;
  site_id: string;
  visitor_id: string;
  status: Generated<Status>;
  assignee_id: string | null;
  archived_at: Date | null;
  waiting_since: Date | null;
  parked_until: Date | null;
  closed_at: Date | null;
  priority: Generated<'low' | 'normal' | 'high' | 'urgent'>;
  tags: Generated<string[]>;
  context: JSONColumnType<Context>;
  last_seq: Generated<number>;
  visitor_message_count: Generated<number>;
  agent_message_count: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  revision: Generated<number>;
};

export type ParticipantsTable = {
  conversation_id: string;
  agent_id: string;
  joined_at: Generated<Date>;
};
