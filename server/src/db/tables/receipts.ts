import type { Generated } from 'kysely';
import type { Placed } from './placed.ts';

export type ReceiptsTable = Placed & {
  conversation_id: string;
  reader_kind: 'visitor' | 'agent';
  reader_id: string;
  delivered_seq: Generated<number>;
  read_seq: Generated<number>;
  read_count: Generated<number>;
};
