import { describe, expect, it } from 'vitest';
import { firstUnread, indexOfSeq, threadItems } from '../../src/console/thread/thread-items.ts';
import { eg } from '../example.ts';

const kinds = (parts: Partial<Parameters<typeof threadItems>[0]>) =>
  threadItems({ messages: [], outbox: [], firstUnreadSeq: null, ...parts }).map(({ kind }) => kind);

describe('a thread', () => {
  it('begins every day with a divider', () => {
    const messages = [
      eg.message(1, { createdAt: new Date(2026, 2, 10, 23, 58).toISOString() }),
      eg.message(2, { createdAt: new Date(2026, 2, 11, 0, 1).toISOString() }),
    ];
    expect(kinds({ messages })).toEqual(['day', 'message', 'day', 'message']);
  });

  it('gathers messages of one author that lie close together, and no others', () => {
    const messages = [
      eg.message(1),
      eg.message(2),
      eg.message(3, { author: { kind: 'agent', id: eg.me } }),
      eg.message(4, { author: { kind: 'agent', id: eg.me }, kind: 'note' }),
      eg.message(9, { author: { kind: 'agent', id: eg.me }, kind: 'note' }),
    ];
    const groups = threadItems({ messages, outbox: [], firstUnreadSeq: null }).flatMap((item) =>
      item.kind === 'message' ? [[item.message.seq, item.isFirst, item.isLast]] : [],
    );
    expect(groups).toEqual([
      [1, true, false],
      [2, false, true],
      [3, true, true],
      [4, true, true],
      [9, true, true],
    ]);
  });

  it('draws the line before the first unread message, and none where everything is new', () => {
    const messages = [eg.message(1), eg.message(2)];
    expect(kinds({ messages, firstUnreadSeq: 2 })).toEqual(['day', 'message', 'unread', 'message']);
    expect(kinds({ messages, firstUnreadSeq: 1 })).toEqual(['day', 'message', 'message']);
  });

  it('counts only the visitor’s messages as unread', () => {
    const messages = [
      eg.message(1),
      eg.message(2, { author: { kind: 'agent', id: eg.colleague } }),
      eg.message(3),
    ];
    expect(firstUnread(messages, 1)).toBe(3);
    expect(firstUnread(messages, 3)).toBeNull();
  });

  it('puts what is on its way out at the end', () => {
    const outgoing = {
      id: 'o',
      conversationId: 'c',
      kind: 'text' as const,
      text: 'hi',
      createdAt: '2026-03-10T09:00:00.000Z',
      state: 'queued' as const,
    };
    const items = threadItems({
      messages: [eg.message(1)],
      outbox: [outgoing],
      firstUnreadSeq: null,
    });
    expect(items.at(-1)).toEqual({ kind: 'outgoing', key: 'o', outgoing });
    expect(indexOfSeq(items, 1)).toBe(1);
    expect(indexOfSeq(items, 2)).toBe(-1);
  });
});
