import { type Finding, finding } from './finding.ts';
import { messagesIn, type TrueMessage, type TrueReceipt, type Truth } from './truth.ts';

/** Whether an agent's badge counts it. */
export const isFromVisitor = ({ authorKind }: TrueMessage): boolean => authorKind === 'visitor';

/** Whether a visitor's badge counts it. */
export const isFromAgent = ({ authorKind, isInternal, isDeleted }: TrueMessage): boolean =>
  authorKind === 'agent' && !isInternal && !isDeleted;

/** How many of the other side's messages lie at or before a position. */
export function countedUpTo(
  messages: readonly TrueMessage[],
  reader: { readerKind: string },
  seq: number,
): number {
  const counts = reader.readerKind === 'visitor' ? isFromAgent : isFromVisitor;
  return messages.filter((message) => message.seq <= seq && counts(message)).length;
}

/** What the database keeps ready counted must be what counting its messages gives. */
export function checkDerived(truth: Truth): Finding[] {
  return [
    ...truth.conversations.flatMap((conversation) => {
      const messages = messagesIn(truth, conversation.id);
      const wrong = [
        ['visitor', conversation.visitorMessageCount, messages.filter(isFromVisitor).length],
        ['agent', conversation.agentMessageCount, messages.filter(isFromAgent).length],
      ].filter(([, said, is]) => said !== is);
      return wrong.map(([side, said, is]) =>
        finding('counts')(
          `conversation ${conversation.id} counts ${said} ${side} messages, and has ${is}`,
        ),
      );
    }),
    ...truth.receipts.flatMap((receipt) => ofReceipt(truth, receipt)),
    ...twoOpen(truth),
  ];
}

function ofReceipt(truth: Truth, receipt: TrueReceipt): Finding[] {
  const messages = messagesIn(truth, receipt.conversationId);
  const is = countedUpTo(messages, receipt, receipt.readSeq);
  if (receipt.readCount === is) return [];
  return [
    finding('counts')(
      `${receipt.readerKind} ${receipt.readerId} has read ${receipt.conversationId} up to ${receipt.readSeq}: the receipt counts ${receipt.readCount}, the messages ${is}`,
    ),
  ];
}

function twoOpen({ conversations }: Truth): Finding[] {
  const open = conversations.filter(({ status }) => status !== 'closed');
  return [...Map.groupBy(open, ({ visitorId }) => visitorId)]
    .filter(([, many]) => many.length > 1)
    .map(([visitorId, many]) =>
      finding('oneOpen')(`visitor ${visitorId} has ${many.map(({ id }) => id).join(' and ')} open`),
    );
}
