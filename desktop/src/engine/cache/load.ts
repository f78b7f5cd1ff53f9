import type { Saved } from '@deskbell/shared/sync/store';
import type { Tables } from './tables.ts';

export const loadRows = (tables: Tables): Saved => ({
  me: tables.head.me(),
  cursor: tables.head.cursor(),
  conversations: tables.conversations.all(),
  agents: tables.agents.all(),
  visitors: tables.visitors.all(),
  sites: tables.sites.all(),
  outbox: tables.outbox.all(),
  reads: tables.reads.all(),
});
