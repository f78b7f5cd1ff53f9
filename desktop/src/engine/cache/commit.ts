import type { Batch, Removal } from '@deskbell/shared/sync/store';
import { keepOnDisk, type Sqlite } from './open.ts';
import type { Tables } from './tables.ts';

/** Answers whether something was erased, of which copies may still lie in the write-ahead log. */
export type Commit = (batch: Batch) => boolean;

/** Keeps a batch as one transaction; what someone wrote or took back stands even after a power cut. */
export function createCommit(db: Sqlite, tables: Tables): Commit {
  const write = db.transaction((batch: Batch) => writeBatch(tables, batch));
  return (batch) => {
    tables.index.begin();
    const lost = lostIn(batch);
    const isPromise = Boolean(batch.outbox?.length) || lost.has('outgoing');
    const hasRemoved = isPromise
      ? keepOnDisk(db, () => write.immediate(batch))
      : write.immediate(batch);
    return Boolean(batch.isFresh) || lost.size > 0 || hasRemoved;
  };
}

/** What goes for good; an outbox entry that became a message does not, and would come back harmlessly. */
function lostIn({ gone = [], messages = [] }: Batch): Set<Removal['kind']> {
  if (gone.length === 0) return new Set();
  const stored = new Set(messages.map(({ id }) => id));
  const lost = gone.filter(({ kind, id }) => kind !== 'outgoing' || !stored.has(id));
  return new Set(lost.map(({ kind }) => kind).filter((kind) => kind !== 'read'));
}

/** Answers whether a text was taken out of the search index. */
function writeBatch(tables: Tables, batch: Batch): boolean {
  if (batch.isFresh) clearRows(tables);
  if (batch.me) tables.head.putMe(batch.me);
  if (batch.cursor !== undefined) tables.head.putCursor(batch.cursor);
  putAll(tables.agents, batch.agents);
  putAll(tables.visitors, batch.visitors);
  putAll(tables.sites, batch.sites);
  putAll(tables.conversations, batch.conversations);
  putAll(tables.messages, batch.messages);
  putAll(tables.reads, batch.reads);
  const owner = batch.outbox?.length ? tables.head.me() : null;
  for (const row of batch.outbox ?? []) tables.outbox.put(row, owner);
  for (const removal of batch.gone ?? []) remove(tables, removal);
  return tables.index.write();
}

function putAll<Row>(table: { put(row: Row): void }, rows: readonly Row[] = []): void {
  for (const row of rows) table.put(row);
}

/** Everything but what is not sent yet. */
function clearRows(tables: Tables): void {
  for (const name of ['head', 'agents', 'visitors', 'sites', 'conversations', 'messages'] as const)
    tables[name].clear();
}

function remove(tables: Tables, { kind, id }: Removal): void {
  if (kind === 'message') tables.messages.remove(id);
  else if (kind === 'outgoing') tables.outbox.remove(id);
  else if (kind === 'read') tables.reads.remove(id);
  else if (kind === 'conversation') removeConversation(tables, id);
  else {
    tables.visitors.remove(id);
    for (const conversationId of tables.conversations.idsOfVisitor(id))
      removeConversation(tables, conversationId);
  }
}

function removeConversation(tables: Tables, id: string): void {
  tables.conversations.remove(id);
  tables.messages.removeOf(id);
  tables.outbox.removeOf(id);
  tables.reads.remove(id);
}
