import type { Agent } from '@deskbell/shared/model/agent';
import type { Site } from '@deskbell/shared/model/site';
import type { Visitor } from '@deskbell/shared/model/visitor';
import { conversationsTable } from './conversations.ts';
import { headTable } from './head.ts';
import { messagesTable } from './messages.ts';
import type { Sqlite } from './open.ts';
import { outboxTable } from './outbox.ts';
import { readsTable } from './reads.ts';
import { rowTable } from './row-table.ts';
import { searchIndex } from './search-index.ts';

export type Tables = ReturnType<typeof openTables>;

/** The statements of every table, compiled once. */
export function openTables(db: Sqlite) {
  const head = headTable(db);
  const index = searchIndex(db, head);
  return {
    index,
    head,
    agents: rowTable<Agent>(db, 'agents'),
    visitors: rowTable<Visitor>(db, 'visitors'),
    sites: rowTable<Site>(db, 'sites'),
    conversations: conversationsTable(db),
    messages: messagesTable(db, index),
    outbox: outboxTable(db),
    reads: readsTable(db),
  };
}
