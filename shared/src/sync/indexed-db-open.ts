import type { BrowserStorage, Database, Request, Transaction } from './indexed-db-types.ts';

const version = 1;

export const tables = [
  'head',
  'conversations',
  'messages',
  'agents',
  'visitors',
  'sites',
  'outbox',
  'reads',
] as const;

/** The answer of one request; rejects with the request's error. */
export function answerOf<Value>(request: Request<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves once the transaction is kept; rejects where it was given up. */
export function endOf(transaction: Transaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new Error('the transaction was aborted'));
  });
}

/** Opens the database, made anew where there is none; `onGone` when the browser or another tab takes it away. */
export async function openDatabase(
  browser: BrowserStorage,
  name: string,
  onGone: () => void,
): Promise<Database> {
  const request = browser.indexedDB.open(name, version);
  request.onupgradeneeded = () => createTables(request.result);
  const database = await answerOf(request);
  database.onclose = onGone;
  // Another tab deletes or upgrades: it must not wait for this one.
  database.onversionchange = () => {
    database.close();
    onGone();
  };
  return database;
}

function createTables(database: Database): void {
  database.createObjectStore('head');
  database.createObjectStore('agents', { keyPath: 'id' });
  database.createObjectStore('visitors', { keyPath: 'id' });
  database.createObjectStore('sites', { keyPath: 'id' });
  database.createObjectStore('reads', { keyPath: 'conversationId' });
  database
    .createObjectStore('conversations', { keyPath: 'id' })
    .createIndex('visitor', 'visitorId');
  database
    .createObjectStore('outbox', { keyPath: 'id' })
    .createIndex('conversation', 'conversationId');
  const messages = database.createObjectStore('messages', { keyPath: 'id' });
  messages.createIndex('place', ['conversationId', 'seq']);
}
