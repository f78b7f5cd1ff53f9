import type { Generated } from 'kysely';
import type { Placed } from './placed.ts';

export type VisitorsTable = Placed & {
  id: string;
  site_id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  is_identified: Generated<boolean>;
  locale: string | null;
  created_at: Generated<Date>;
  last_seen_at: Date | null;
};
