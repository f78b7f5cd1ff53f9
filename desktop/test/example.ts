import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import type { Kept } from '../src/console/state/kept.ts';

/** The one source of examples for the console's tests. */
export const eg = {
  me: '0198c0de-0000-7000-8000-00000000000a',
  colleague: '0198c0de-0000-7000-8000-00000000000b',
  visitor: '0198c0de-0000-7000-8000-00000000000c',

  conversation(more: Partial<Conversation> = {}): Conversation {
    return {
      id: '0198c0de-0000-7000-8000-000000000001',
      siteId: '0198c0de-0000-7000-8000-000000000002',
      visitorId: eg.visitor,
      status: 'active',
      archivedAt: null,
      assigneeId: eg.me,
      agents: [],
      lastSeq: 1,
      visitorMessageCount: 1,
      agentMessageCount: 0,
      lastMessage: null,
      receipts: [],
      createdAt: '2026-03-10T09:00:00.000Z',
      updatedAt: '2026-03-10T09:00:00.000Z',
      closedAt: null,
      revision: 1,
      ...more,
    };
  },

  message(seq: number, more: Partial<Message> = {}): Message {
    return {
      id: `message-${seq}`,
      conversationId: '0198c0de-0000-7000-8000-000000000001',
      seq,
      kind: 'text',
      author: { kind: 'visitor', id: eg.visitor },
      text: `text ${seq}`,
      attachments: [],
      createdAt: new Date(Date.UTC(2026, 2, 10, 9, seq)).toISOString(),
      revision: 1,
      ...more,
    };
  },

  /** Kept texts in memory, as a restart would find them. */
  kept(entries: Map<string, string> = new Map()): Kept {
    return {
      read: (key) => entries.get(key) ?? null,
      keys: (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix)),
      write: (key, value) => {
        if (value === null) entries.delete(key);
        else entries.set(key, value);
      },
      watch: () => () => undefined,
      reload: async () => undefined,
    };
  },
};
