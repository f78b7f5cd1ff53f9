import type { Agent } from '../../src/model/agent.ts';
import type { Conversation } from '../../src/model/conversation.ts';
import type { Message } from '../../src/model/message.ts';
import type { Receipt } from '../../src/model/receipt.ts';
import type { Visitor } from '../../src/model/visitor.ts';
import type { Outgoing } from '../../src/sync/store.ts';

let last = 0;
const time = '2026-01-05T09:00:00.000Z';

export function exampleId(): string {
  last += 1;
  return `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
}

/** The one source of rows in these tests; what a test does not care about it leaves out. */
export const eg = {
  visitor: (part: Partial<Visitor> = {}): Visitor => ({
    id: exampleId(),
    siteId: exampleId(),
    name: null,
    email: null,
    phone: null,
    isIdentified: false,
    locale: null,
    createdAt: time,
    lastSeenAt: null,
    ...part,
  }),
  agent: (part: Partial<Agent> = {}): Agent => ({
    id: exampleId(),
    name: 'Ada',
    avatarUrl: null,
    email: 'ada@example.com',
    role: 'agent',
    siteIds: [],
    isDisabled: false,
    ...part,
  }),
  conversation: (part: Partial<Conversation> = {}): Conversation => ({
    id: exampleId(),
    siteId: exampleId(),
    visitorId: exampleId(),
    status: 'waiting',
    archivedAt: null,
    assigneeId: null,
    agents: [],
    lastSeq: 0,
    visitorMessageCount: 0,
    agentMessageCount: 0,
    lastMessage: null,
    receipts: [],
    createdAt: time,
    updatedAt: time,
    closedAt: null,
    revision: 1,
    ...part,
  }),
  message: (part: Partial<Message> = {}): Message => ({
    id: exampleId(),
    conversationId: exampleId(),
    seq: 1,
    kind: 'text',
    author: { kind: 'visitor', id: exampleId() },
    text: 'Hello',
    attachments: [],
    createdAt: time,
    revision: 1,
    ...part,
  }),
  receipt: (part: Partial<Receipt> = {}): Receipt => ({
    conversationId: exampleId(),
    reader: { kind: 'visitor', id: exampleId() },
    deliveredSeq: 0,
    readSeq: 0,
    readCount: 0,
    ...part,
  }),
  outgoing: (part: Partial<Outgoing> = {}): Outgoing => ({
    id: exampleId(),
    conversationId: null,
    kind: 'text',
    text: 'Hello',
    createdAt: time,
    state: 'queued',
    ...part,
  }),
};
