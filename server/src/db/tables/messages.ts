import type { MessageKind, SystemLine } from '@deskbell/shared/model/message';
import type { Generated, JSONColumnType } from 'kysely';
import type { Placed } from './placed.ts';

export type MessagesTable = Placed & {
  id: string;
  conversation_id: string;
  seq: number;
  kind: MessageKind;
  author_kind: 'visitor' | 'agent' | 'system';
  author_id: string | null;
  text: Generated<string>;
  system: JSONColumnType<SystemLine> | null;
  reply_to_id: string | null;
  is_internal: Generated<boolean>;
  visitor_nth: number;
  agent_nth: number;
  created_at: Generated<Date>;
  edited_at: Date | null;
  deleted_at: Date | null;
  revision: Generated<number>;
};
