import type { Agent } from '../model/agent.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Message } from '../model/message.ts';
import type { Reader } from '../model/receipt.ts';
import type { Site } from '../model/site.ts';
import type { Visitor } from '../model/visitor.ts';
import { mergeConversation } from './merge.ts';
import type { Batch, Outgoing, Read, Removal, Store } from './store.ts';

type Rows = {
  me: Reader | null;
  cursor: string | null;
  conversations: Map<string, Conversation>;
  messages: Map<string, Message>;
  agents: Map<string, Agent>;
  visitors: Map<string, Visitor>;
  sites: Map<string, Site>;
  outbox: Map<string, Outgoing>;
  reads: Map<string, Read>;
};

const noRows = (): Rows => ({
  me: null,
  cursor: null,
  conversations: new Map(),
  messages: new Map(),
  agents: new Map(),
  visitors: new Map(),
  sites: new Map(),
  outbox: new Map(),
  reads: new Map(),
});

/** Keeps everything for as long as the process lives; for pages that may store nothing, and for tests. */
export function memoryStore(): Store {
  let rows = noRows();
  return {
    load: async () => ({
      me: rows.me,
      cursor: rows.cursor,
      conversations: [...rows.conversations.values()],
      agents: [...rows.agents.values()],
      visitors: [...rows.visitors.values()],
      sites: [...rows.sites.values()],
      outbox: [...rows.outbox.values()],
      reads: [...rows.reads.values()],
    }),
    commit: async (batch) => {
      if (batch.isFresh) rows = { ...noRows(), outbox: rows.outbox, reads: rows.reads };
      put(rows, batch);
      for (const removal of batch.gone ?? []) remove(rows, removal);
    },
    messages: async (conversationId, { before = Number.POSITIVE_INFINITY, limit }) =>
      [...rows.messages.values()]
        .filter((message) => message.conversationId === conversationId && message.seq < before)
        .sort((a, b) => a.seq - b.seq)
        .slice(-limit),
    watch: () => () => undefined,
    wipe: async () => {
      rows = noRows();
    },
    close: async () => undefined,
  };
}

function put(rows: Rows, batch: Batch): void {
  rows.me = batch.me ?? rows.me;
  rows.cursor = batch.cursor ?? rows.cursor;
  for (const row of batch.conversations ?? [])
    rows.conversations.set(row.id, mergeConversation(rows.conversations.get(row.id), row));
  for (const row of batch.messages ?? [])
    if ((rows.messages.get(row.id)?.revision ?? 0) < row.revision) rows.messages.set(row.id, row);
  putAll(rows.agents, batch.agents);
  putAll(rows.visitors, batch.visitors);
  putAll(rows.sites, batch.sites);
  putAll(rows.outbox, batch.outbox);
  for (const row of batch.reads ?? []) rows.reads.set(row.conversationId, row);
}

function putAll<Row extends { id: string }>(rows: Map<string, Row>, come: readonly Row[] = []) {
  for (const row of come) rows.set(row.id, row);
}

function remove(rows: Rows, { kind, id }: Removal): void {
  if (kind === 'message') rows.messages.delete(id);
  else if (kind === 'outgoing') rows.outbox.delete(id);
  else if (kind === 'read') rows.reads.delete(id);
  else if (kind === 'conversation') removeConversation(rows, id);
  else {
    rows.visitors.delete(id);
    for (const { id: conversationId, visitorId } of rows.conversations.values())
      if (visitorId === id) removeConversation(rows, conversationId);
  }
}

function removeConversation(rows: Rows, id: string): void {
  rows.conversations.delete(id);
  rows.reads.delete(id);
  for (const message of rows.messages.values())
    if (message.conversationId === id) rows.messages.delete(message.id);
  for (const entry of rows.outbox.values())
    if (entry.conversationId === id) rows.outbox.delete(entry.id);
}
