import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import type { Receipt } from '@deskbell/shared/model/receipt';
import type { Seen } from '../check/seen.ts';
import type { TrueConversation, TrueMessage, TrueReceipt, Truth } from '../check/truth.ts';
import { Ledger } from '../told/ledger.ts';

const ids = { conversation: 'c1', visitor: 'v1', agent: 'a1' };
const at = '2026-01-01T00:00:00.000Z';

type World = { truth: Truth; seen: [visitor: Seen, agent: Seen]; told: Ledger };

/**
 * A small world in which everything is right, made anew for each test to spoil: the visitor asked twice, the agent
 * answered and made a note; the agent has read the first message, the visitor the answer.
 */
export function rightWorld(): World {
  const rows = [
    row({ seq: 1, authorKind: 'visitor', text: 'asks', visitorNth: 1, agentNth: 0 }),
    row({ seq: 2, authorKind: 'agent', text: 'answers', visitorNth: 1, agentNth: 1 }),
    row({
      seq: 3,
      authorKind: 'agent',
      kind: 'note',
      isInternal: true,
      text: 'notes',
      agentNth: 1,
    }),
    row({ seq: 4, authorKind: 'visitor', text: 'asks more', visitorNth: 2, agentNth: 1 }),
  ];
  const receipts: TrueReceipt[] = [
    { ...of('agent'), deliveredSeq: 4, readSeq: 1, readCount: 1 },
    { ...of('visitor'), deliveredSeq: 2, readSeq: 2, readCount: 1 },
  ];
  const truth = { conversations: [conversation], messages: rows, receipts };
  const told = new Ledger();
  for (const { id, text, authorKind } of rows) {
    const sending = told.write({ text, client: authorKind, life: authorKind, isDurable: true });
    const acknowledged = rows.filter((each) => each.id === id).map(toMessage);
    Object.assign(sending, { id, isKept: true, tries: 1, acknowledged });
  }
  const forVisitor = rows.filter(({ isInternal }) => !isInternal);
  return {
    truth,
    told,
    seen: [
      seenBy('visitor', { rows: forVisitor, receipts, unread: 0 }),
      seenBy('agent', { rows, receipts, unread: 1 }),
    ],
  };
}

const of = (kind: 'visitor' | 'agent') => ({
  conversationId: ids.conversation,
  readerKind: kind,
  readerId: ids[kind],
});

const conversation: TrueConversation = {
  id: ids.conversation,
  visitorId: ids.visitor,
  status: 'active',
  assigneeId: ids.agent,
  isArchived: false,
  lastSeq: 4,
  visitorMessageCount: 2,
  agentMessageCount: 1,
  revision: 7,
  tags: ['kind'],
  updatedAt: at,
  waitingSince: null,
  parkedUntil: null,
  priority: 'normal',
  context: { page: { url: 'https://example.com/' } },
  visitorName: 'Ada',
  agentIds: [ids.agent],
};

function row(of: Partial<TrueMessage> & { seq: number; authorKind: 'visitor' | 'agent' }) {
  const message: TrueMessage = {
    id: `m${of.seq}`,
    conversationId: ids.conversation,
    kind: 'text',
    authorId: ids[of.authorKind],
    text: '',
    isInternal: false,
    isDeleted: false,
    visitorNth: 1,
    agentNth: 0,
    revision: 1,
    ...of,
  };
  return message;
}

function toMessage(message: TrueMessage): Message {
  return {
    id: message.id,
    conversationId: message.conversationId,
    seq: message.seq,
    kind: message.kind as Message['kind'],
    author: { kind: message.authorKind as 'visitor' | 'agent', id: message.authorId ?? '' },
    text: message.text,
    attachments: [],
    createdAt: at,
    revision: message.revision,
  };
}

const toReceipt = ({ conversationId, readerKind, readerId, ...rest }: TrueReceipt): Receipt => ({
  conversationId,
  reader: { kind: readerKind as 'visitor' | 'agent', id: readerId },
  ...rest,
});

/** What only agents are told of the conversation. */
const forAgents: Partial<Conversation> = {
  visitor: {
    id: ids.visitor,
    siteId: 's1',
    name: 'Ada',
    email: null,
    phone: null,
    isIdentified: false,
    locale: null,
    createdAt: at,
    lastSeenAt: null,
  },
  waitingSince: null,
  parkedUntil: null,
  priority: 'normal',
  tags: ['kind'],
  context: { page: { url: 'https://example.com/' } },
};

function seenBy(
  kind: 'visitor' | 'agent',
  has: { rows: TrueMessage[]; receipts: TrueReceipt[]; unread: number },
): Seen {
  const copy = (): Conversation => ({
    id: conversation.id,
    siteId: 's1',
    visitorId: conversation.visitorId,
    status: 'active',
    archivedAt: null,
    assigneeId: conversation.assigneeId,
    agents: [],
    lastSeq: conversation.lastSeq,
    visitorMessageCount: conversation.visitorMessageCount,
    agentMessageCount: conversation.agentMessageCount,
    lastMessage: {
      seq: 4,
      kind: 'text',
      author: { kind: 'visitor', id: ids.visitor },
      preview: 'asks more',
      createdAt: at,
    },
    receipts: has.receipts.map(toReceipt),
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    revision: conversation.revision,
    ...(kind === 'agent' ? forAgents : {}),
  });
  const messages = () => new Map([[conversation.id, has.rows.map(toMessage)]]);
  return {
    client: kind,
    reader: { kind, id: ids[kind] },
    keptMessages: 50,
    isWhole: true,
    stored: { conversations: [copy()], messages: messages(), outbox: [], reads: [] },
    screen: {
      conversations: [copy()],
      open: new Map([[conversation.id, { messages: has.rows.map(toMessage), hasOlder: false }]]),
      threads: messages(),
      outbox: [],
      unread: new Map([[conversation.id, has.unread]]),
      badge: kind === 'agent' ? has.unread : null,
    },
  };
}

/** The messages that a place of a client holds, to be spoiled. */
export const heldBy = (seen: Seen, place: 'store' | 'screen'): Message[] =>
  ((place === 'store' ? seen.stored.messages : seen.screen.threads).get(ids.conversation) ??
    []) as Message[];
