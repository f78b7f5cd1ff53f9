import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import type { Reader } from '@deskbell/shared/model/receipt';
import { agentBadge, unreadCount } from '@deskbell/shared/rules/unread';
import type { State, Thread } from '@deskbell/shared/sync/state';
import type { Outgoing, Read } from '@deskbell/shared/sync/store';
import type { Client } from '../people/client.ts';

/** What one client has at the end: in its store, and on its screen. */
export type Seen = {
  client: string;
  reader: Reader;
  /** How many messages of a conversation its store keeps. */
  keptMessages: number;
  /** Whether the store was there for all of it, so that nothing may be missing. */
  isWhole: boolean;
  stored: {
    conversations: Conversation[];
    /** By conversation, in `seq` order. */
    messages: Map<string, Message[]>;
    outbox: Outgoing[];
    /** Positions the server has not confirmed. */
    reads: Read[];
  };
  screen: {
    conversations: Conversation[];
    /** Threads that lay open, as they were before anybody scrolled. */
    open: ReadonlyMap<string, Pick<Thread, 'messages' | 'hasOlder'>>;
    /** Whole threads, opened where they were not, and scrolled up to their beginning. */
    threads: Map<string, readonly Message[]>;
    outbox: readonly Outgoing[];
    /** By conversation. */
    unread: Map<string, number>;
    /** The number on the tray; null for visitors. */
    badge: number | null;
  };
};

/**
 * Looks at all screens as they are, and then at the stores and at every conversation from its beginning. Opening a
 * thread asks the server anew and so mends what was wrong: that comes last.
 */
export async function seeAll(clients: readonly Client[]): Promise<Seen[]> {
  const before = clients.map((client) => ({ client, state: client.engine.state }));
  const seen: Seen[] = [];
  for (const { client, state } of before) seen.push(await see(client, state));
  return seen;
}

async function see(client: Client, before: State): Promise<Seen> {
  const { engine, store, shelf, isWhole } = client;
  const { me } = before;
  if (!me) throw new Error(`${client.name} does not know who it is`);
  const { conversations, outbox, reads } = await store.load();
  const messages = new Map<string, Message[]>();
  for (const { id } of conversations)
    messages.set(id, await store.messages(id, { limit: 1_000_000 }));
  for (const id of before.conversations.keys()) await readWhole(client, id);
  const shown = [...before.conversations.values()];
  return {
    client: client.name,
    reader: me,
    keptMessages: shelf.keptMessages,
    isWhole,
    stored: { conversations, messages, outbox, reads },
    screen: {
      conversations: shown,
      open: before.threads,
      threads: new Map([...engine.state.threads].map(([id, thread]) => [id, thread.messages])),
      outbox: before.outbox,
      unread: new Map(
        shown.map((conversation) => [conversation.id, unreadCount(conversation, me)]),
      ),
      badge: me.kind === 'agent' ? agentBadge(shown, me.id) : null,
    },
  };
}

async function readWhole({ engine }: Client, id: string): Promise<void> {
  await engine.openThread(id);
  for (let turn = 0; engine.state.threads.get(id)?.hasOlder && turn < 1_000; turn += 1)
    await engine.loadOlder(id);
}
