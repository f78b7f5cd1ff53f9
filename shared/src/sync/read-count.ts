import type { Conversation } from '../model/conversation.ts';
import type { Message } from '../model/message.ts';
import type { Reader } from '../model/receipt.ts';
import { receiptOf } from '../rules/unread.ts';
import type { Thread } from './state.ts';

/** Whether the reader's badge counts the message. */
export function isFromOtherSide({ author, kind, deletedAt }: Message, me: Reader): boolean {
  if (me.kind === 'agent') return author.kind === 'visitor';
  return author.kind === 'agent' && kind !== 'note' && kind !== 'system' && !deletedAt;
}

/**
 * How many messages of the other side lie at or before `seq`, as well as it can be known here: counted on from the end
 * of the conversation, else from the own receipt where the thread holds all between; else what the receipt said.
 */
export function readCountAt(
  seq: number,
  of: { conversation: Conversation; thread: Thread | undefined; me: Reader },
): number {
  const { conversation, thread, me } = of;
  const held = receiptOf(conversation, me);
  const between = (after: number, upTo: number) =>
    (thread?.messages ?? []).filter(
      (message) => message.seq > after && message.seq <= upTo && isFromOtherSide(message, me),
    ).length;
  if (seq >= conversation.lastSeq) {
    const all =
      me.kind === 'visitor' ? conversation.agentMessageCount : conversation.visitorMessageCount;
    return all + between(conversation.lastSeq, seq);
  }
  const from = held?.readSeq ?? 0;
  const isCovered = thread && (!thread.hasOlder || (thread.messages[0]?.seq ?? seq) <= from + 1);
  return (held?.readCount ?? 0) + (isCovered ? between(from, seq) : 0);
}
