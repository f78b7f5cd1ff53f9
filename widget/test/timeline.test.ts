import { expect, test } from 'vitest';
import { type Entry, timeline } from '../src/chat/timeline.ts';
import { eg } from './example.ts';

const show = (entries: Entry[]) =>
  entries.map((entry) =>
    entry.kind === 'message' ? [entry.key, entry.state].filter(Boolean).join(' ') : entry.kind,
  );

test('a day stands above its first message only', () => {
  const entries = timeline({
    messages: [
      eg.message(1, { createdAt: '2026-03-01T12:00:00.000Z' }),
      eg.message(2, { createdAt: '2026-03-01T12:01:00.000Z' }),
      eg.message(3, { createdAt: '2026-03-03T12:00:00.000Z' }),
    ],
    outbox: [],
    receipts: [],
  });
  expect(entries.map(({ kind }) => kind)).toEqual(['day', 'message', 'message', 'day', 'message']);
});

test('a message of the visitor is sent, then delivered, then read as the agents’ receipts move', () => {
  const messages = [1, 2, 3].map((seq) => eg.message(seq));
  const entries = timeline({ messages, outbox: [], receipts: [eg.receipt(2, 1)] });
  expect(show(entries)).toEqual(['day', 'message-1 read', 'message-2 delivered', 'message-3 sent']);
});

test('what is on its way stands at the end with its state, and never beside its stored self', () => {
  const entries = timeline({
    messages: [eg.message(1, { id: 'a' })],
    outbox: [
      eg.outgoing('a', { state: 'sending' }),
      eg.outgoing('b', { state: 'refused' }),
      eg.outgoing('c'),
    ],
    receipts: [],
  });
  expect(show(entries)).toEqual(['day', 'a sent', 'b refused', 'c waiting']);
});

test('messages of one author soon after each other are one group, which a pause or another author ends', () => {
  const entries = timeline({
    messages: [
      eg.message(1, { createdAt: '2026-03-02T10:00:00.000Z' }),
      eg.message(2, { createdAt: '2026-03-02T10:02:00.000Z' }),
      eg.message(3, { createdAt: '2026-03-02T10:03:00.000Z', ...eg.byAgent }),
      eg.message(4, { createdAt: '2026-03-02T10:20:00.000Z', ...eg.byAgent }),
    ],
    outbox: [],
    receipts: [],
  });
  const groups = entries.flatMap((entry) =>
    entry.kind === 'message' ? [[entry.isFirst, entry.isLast]] : [],
  );
  expect(groups).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ]);
});

test('without a network nothing looks as if it were on its way', () => {
  const outbox = [eg.outgoing('a', { state: 'sending' }), eg.outgoing('b', { state: 'refused' })];
  const entries = timeline({ messages: [], outbox, receipts: [], isOffline: true });
  expect(show(entries)).toEqual(['day', 'a waiting', 'b refused']);
});
