import type { Agent } from '../model/agent.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Message } from '../model/message.ts';
import type { Reader } from '../model/receipt.ts';
import type { Site } from '../model/site.ts';
import type { Visitor } from '../model/visitor.ts';
import { commitRows } from './indexed-db-commit.ts';
import { answerOf, endOf, openDatabase, tables } from './indexed-db-open.ts';
import type { BrowserStorage, Database } from './indexed-db-types.ts';
import type { Batch, Outgoing, Read, Store } from './store.ts';

/**
 * Keeps everything in IndexedDB; tabs with the same name share it and hear of each other's outbox.
 *
 * @param name of the database, one for each account
 * @param browser the page's globals
 */
export function indexedDbStore(
  name: string,
  browser: BrowserStorage = globalThis as unknown as BrowserStorage,
): Store {
  const channel = new browser.BroadcastChannel(name);
  const listeners = new Set<() => void>();
  let opened: Promise<Database> | null = null;

  channel.onmessage = () => {
    for (const listener of listeners) listener();
  };

  async function database(): Promise<Database> {
    opened ??= openDatabase(browser, name, () => {
      opened = null;
    });
    return opened.catch((error) => {
      opened = null;
      throw error;
    });
  }

  async function commit(batch: Batch): Promise<void> {
    const outboxChanges = batch.outbox?.length || batch.gone?.some(({ kind }) => kind !== 'read');
    const durability = outboxChanges ? 'strict' : 'relaxed';
    const transaction = (await database()).transaction(tables, 'readwrite', { durability });
    const end = endOf(transaction);
    try {
      await commitRows(transaction, batch, browser);
    } catch (error) {
      transaction.abort();
      await end.catch(() => undefined);
      throw error;
    }
    await end;
    if (outboxChanges) channel.postMessage('outbox');
  }

  return {
    async load() {
      const transaction = (await database()).transaction(tables, 'readonly');
      const all = <Row>(table: (typeof tables)[number]) =>
        answerOf(transaction.objectStore(table).getAll()) as Promise<Row[]>;
      const head = transaction.objectStore('head');
      const [me, cursor, conversations, agents, visitors, sites, outbox, reads] = await Promise.all(
        [
          answerOf(head.get('me')) as Promise<Reader | undefined>,
          answerOf(head.get('cursor')) as Promise<string | undefined>,
          all<Conversation>('conversations'),
          all<Agent>('agents'),
          all<Visitor>('visitors'),
          all<Site>('sites'),
          all<Outgoing>('outbox'),
          all<Read>('reads'),
        ],
      );
      const kept = { conversations, agents, visitors, sites, outbox, reads };
      return { me: me ?? null, cursor: cursor ?? null, ...kept };
    },
    commit,
    async messages(conversationId, { before = Number.POSITIVE_INFINITY, limit }) {
      const table = (await database())
        .transaction(['messages'], 'readonly')
        .objectStore('messages');
      const range = browser.IDBKeyRange.bound(
        [conversationId, 0],
        [conversationId, before],
        false,
        true,
      );
      const request = table.index('place').openCursor(range, 'prev');
      const found: Message[] = [];
      for (let cursor = await answerOf(request); cursor; cursor = await answerOf(request)) {
        found.unshift(cursor.value as Message);
        if (found.length === limit) break;
        cursor.continue();
      }
      return found;
    },
    watch(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    async wipe() {
      const transaction = (await database()).transaction(tables, 'readwrite', {
        durability: 'strict',
      });
      for (const table of tables) transaction.objectStore(table).clear();
      await endOf(transaction);
      channel.postMessage('outbox');
    },
    async close() {
      channel.close();
      if (opened) (await opened).close();
      opened = null;
    },
  };
}
