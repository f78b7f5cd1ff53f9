import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import type { Reader } from '@deskbell/shared/model/receipt';
import { agentBadge, unreadCount } from '@deskbell/shared/rules/unread';
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
    /** Whole threads, scrolled up to their beginning. */
    threads: Map<string, readonly Message[]>;
    outbox: readonly Outgoing[];
    /** By conversation. */
    unread: Map<string, number>;
    /** The number on the tray; null for visitors. */
    badge: number | null;
  };
};

/** Looks at a client's store, and then at what its screen shows of every conversation. */
export async function see(client: Client): Promise<Seen> {
  const { engine, store, shelf, isWhole } = client;
  const { me } = engine.state;
  if (!me) throw new Error(`${client.name} does not know who it is`);
  const { conversations, outbox, reads } = await store.load();
  const messages = new Map<string, Message[]>();
  for (const { id } of conversations)
    messages.set(id, await store.messages(id, { limit: 1_000_000 }));
  for (const id of engine.state.conversations.keys()) await readWhole(client, id);
  const { state } = engine;
  const shown = [...state.conversations.values()];
  return {
    client: client.name,
    reader: me,
    keptMessages: shelf.keptMessages,
    isWhole,
    stored: { conversations, messages, outbox, reads },
    screen: {
      conversations: shown,
      threads: new Map([...state.threads].map(([id, thread]) => [id, thread.messages])),
      outbox: state.outbox,
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
