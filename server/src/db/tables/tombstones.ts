import type { Generated } from 'kysely';
import type { Placed } from './placed.ts';

export type TombstonesTable = Placed & {
  id: string;
  kind: 'visitor' | 'conversation' | 'message';
  site_id: string;
  visitor_id: string;
  created_at: Generated<Date>;
};
