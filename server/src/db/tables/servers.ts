import type { Generated } from 'kysely';

export type ServersTable = {
  id: string;
  started_at: Generated<Date>;
  seen_at: Generated<Date>;
};
