import { expect, it } from 'vitest';
import { deliveryOf } from '../../src/console/thread/receipts.ts';
import { eg } from '../example.ts';

it('a message is sent, then delivered, then read as the visitor’s receipt moves over it', () => {
  const conversation = eg.conversation({
    receipts: [
      {
        conversationId: 'c',
        reader: { kind: 'agent', id: eg.me },
        deliveredSeq: 9,
        readSeq: 9,
        readCount: 9,
      },
      {
        conversationId: 'c',
        reader: { kind: 'visitor', id: eg.visitor },
        deliveredSeq: 5,
        readSeq: 3,
        readCount: 1,
      },
    ],
  });
  expect([3, 4, 5, 6].map((seq) => deliveryOf(conversation, seq))).toEqual([
    'read',
    'delivered',
    'delivered',
    'sent',
  ]);
  expect(deliveryOf(eg.conversation(), 1)).toBe('sent');
});
