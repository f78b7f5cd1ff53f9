import type { Conversation } from '@deskbell/shared/model/conversation';

export type Delivery = 'sent' | 'delivered' | 'read';

/** How far a message has come on the visitor's side. */
export function deliveryOf(conversation: Conversation, seq: number): Delivery {
  const receipt = conversation.receipts.find(({ reader }) => reader.kind === 'visitor');
  if (!receipt) return 'sent';
  if (receipt.readSeq >= seq) return 'read';
  return receipt.deliveredSeq >= seq ? 'delivered' : 'sent';
}
