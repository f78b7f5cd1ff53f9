/** What the database holds at the end, as far as anything is checked against it. */
export type Truth = {
  conversations: TrueConversation[];
  /** In `seq` order within each conversation. */
  messages: TrueMessage[];
  receipts: TrueReceipt[];
};

export type TrueConversation = {
  id: string;
  visitorId: string;
  status: string;
  assigneeId: string | null;
  isArchived: boolean;
  lastSeq: number;
  visitorMessageCount: number;
  agentMessageCount: number;
  revision: number;
  tags: string[];
  updatedAt: string;
  waitingSince: string | null;
  parkedUntil: string | null;
  priority: string;
  context: object;
  visitorName: string | null;
  /** Agents who have it or took part: those whose receipts the visitor sees. */
  agentIds: string[];
};

export type TrueMessage = {
  id: string;
  conversationId: string;
  seq: number;
  kind: string;
  authorKind: string;
  authorId: string | null;
  text: string;
  isInternal: boolean;
  isDeleted: boolean;
  visitorNth: number;
  agentNth: number;
  revision: number;
};

export type TrueReceipt = {
  conversationId: string;
  readerKind: string;
  readerId: string;
  deliveredSeq: number;
  readSeq: number;
  readCount: number;
};

export const messagesIn = (truth: Truth, conversationId: string): TrueMessage[] =>
  truth.messages.filter((message) => message.conversationId === conversationId);
