import type { Conversation } from '../model/conversation.ts';
import type { Reader, Receipt } from '../model/receipt.ts';

/** The reader's own receipt in a conversation, if they have one. */
export function receiptOf(conversation: Conversation, reader: Reader): Receipt | undefined {
  return conversation.receipts.find(
    (receipt) => receipt.reader.kind === reader.kind && receipt.reader.id === reader.id,
  );
}

/** How many messages of the other side the reader has not read: the one place every badge comes from. */
export function unreadCount(conversation: Conversation, reader: Reader): number {
  const fromOthers =
    reader.kind === 'visitor' ? conversation.agentMessageCount : conversation.visitorMessageCount;
  return Math.max(0, fromOthers - (receiptOf(conversation, reader)?.readCount ?? 0));
}

/** Whether the conversation counts towards an agent's own badge: it waits for anyone, or it is theirs. */
export function concernsAgent(conversation: Conversation, agentId: string): boolean {
  if (conversation.archivedAt !== null || conversation.status === 'closed') return false;
  return conversation.status === 'waiting' || conversation.assigneeId === agentId;
}

/** The number on the tray, the dock and the title. */
export function agentBadge(conversations: Iterable<Conversation>, agentId: string): number {
  let sum = 0;
  for (const conversation of conversations)
    if (concernsAgent(conversation, agentId))
      sum += unreadCount(conversation, { kind: 'agent', id: agentId });
  return sum;
}

/** A count as a badge shows it. */
export function badgeText(count: number, cap = 9): string {
  return count > cap ? `${cap}+` : String(count);
}
