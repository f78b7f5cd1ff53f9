import type { Conversation } from '../model/conversation.ts';
import type { Message } from '../model/message.ts';
import { answerOf } from './indexed-db-open.ts';
import type { BrowserStorage, Transaction } from './indexed-db-types.ts';
import { mergeConversation } from './merge.ts';
import type { Batch, Removal } from './store.ts';

/** Everything of a batch within one transaction. */
export async function commitRows(
  transaction: Transaction,
  batch: Batch,
  browser: BrowserStorage,
): Promise<void> {
  const table = (name: string) => transaction.objectStore(name);
  if (batch.isFresh)
    for (const name of ['head', 'conversations', 'messages', 'agents', 'visitors', 'sites'])
      table(name).clear();
  if (batch.me) table('head').put(batch.me, 'me');
  if (batch.cursor !== undefined) table('head').put(batch.cursor, 'cursor');
  for (const name of ['agents', 'visitors', 'sites', 'outbox', 'reads'] as const)
    for (const row of batch[name] ?? []) table(name).put(row);
  await Promise.all([
    ...(batch.conversations ?? []).map((row) => putConversation(transaction, row)),
    ...(batch.messages ?? []).map((row) => putMessage(transaction, row)),
  ]);
  for (const removal of batch.gone ?? []) await remove(transaction, removal, browser);
}

async function putConversation(transaction: Transaction, row: Conversation): Promise<void> {
  const table = transaction.objectStore('conversations');
  const held = (await answerOf(table.get(row.id))) as Conversation | undefined;
  table.put(mergeConversation(held, row));
}

async function putMessage(transaction: Transaction, row: Message): Promise<void> {
  const table = transaction.objectStore('messages');
  const held = (await answerOf(table.get(row.id))) as Message | undefined;
  if (!held || held.revision < row.revision) table.put(row);
}

const tableOf = {
  visitor: 'visitors',
  conversation: 'conversations',
  message: 'messages',
  outgoing: 'outbox',
  read: 'reads',
} as const;

async function remove(
  transaction: Transaction,
  { kind, id }: Removal,
  browser: BrowserStorage,
): Promise<void> {
  transaction.objectStore(tableOf[kind]).delete(id);
  if (kind === 'conversation') await removeBelow(transaction, id, browser);
  if (kind !== 'visitor') return;
  const conversations = transaction.objectStore('conversations');
  for (const conversationId of await answerOf(conversations.index('visitor').getAllKeys(id)))
    await remove(transaction, { kind: 'conversation', id: String(conversationId) }, browser);
}

async function removeBelow(
  transaction: Transaction,
  id: string,
  browser: BrowserStorage,
): Promise<void> {
  transaction.objectStore('reads').delete(id);
  const places = browser.IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY], false, false);
  const messages = transaction.objectStore('messages');
  for (const key of await answerOf(messages.index('place').getAllKeys(places)))
    messages.delete(key);
  const outbox = transaction.objectStore('outbox');
  for (const key of await answerOf(outbox.index('conversation').getAllKeys(id))) outbox.delete(key);
}
