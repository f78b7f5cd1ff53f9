import type { Message } from '@deskbell/shared/model/message';
import type { Outgoing } from '@deskbell/shared/sync/store';
import { dayOf } from '../words/formats.ts';

/** One entry of the drawn thread. */
export type ThreadItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: Message; isFirst: boolean; isLast: boolean }
  | { kind: 'outgoing'; key: string; outgoing: Outgoing };

type ThreadParts = {
  messages: readonly Message[];
  outbox: readonly Outgoing[];
  /** The first message that was unread when the thread was opened; null draws no line. */
  firstUnreadSeq: number | null;
};

/** Messages this close together by the same author are drawn as one group, in ms. */
const groupWithinMs = 5 * 60_000;

const dayAt = (at: string) => dayOf(new Date(at));

function belongTogether(a: Message | undefined, b: Message | undefined): boolean {
  if (!a || !b || a.kind === 'system' || b.kind === 'system') return false;
  return (
    a.author.kind === b.author.kind &&
    a.author.id === b.author.id &&
    (a.kind === 'note') === (b.kind === 'note') &&
    dayAt(a.createdAt) === dayAt(b.createdAt) &&
    Date.parse(b.createdAt) - Date.parse(a.createdAt) < groupWithinMs
  );
}

/** Messages by day and by group, then what is on its way out. */
export function threadItems({ messages, outbox, firstUnreadSeq }: ThreadParts): ThreadItem[] {
  const items: ThreadItem[] = [];
  for (const [index, message] of messages.entries()) {
    const before = messages[index - 1];
    const day = dayAt(message.createdAt);
    if (!before || dayAt(before.createdAt) !== day)
      items.push({ kind: 'day', key: `day-${day}`, at: message.createdAt });
    // Where everything is new, a line saying so says nothing.
    const isDivided = message.seq === firstUnreadSeq && index > 0;
    if (isDivided) items.push({ kind: 'unread', key: 'unread' });
    items.push({
      kind: 'message',
      key: message.id,
      message,
      isFirst: isDivided || !belongTogether(before, message),
      isLast: !belongTogether(message, messages[index + 1]),
    });
  }
  for (const outgoing of outbox) items.push({ kind: 'outgoing', key: outgoing.id, outgoing });
  return items;
}

/** The first message of the visitor after a read position, or null. */
export function firstUnread(messages: readonly Message[], readSeq: number): number | null {
  const message = messages.find(({ seq, author }) => seq > readSeq && author.kind === 'visitor');
  return message?.seq ?? null;
}

/** Where in the items a message is drawn, or -1. */
export function indexOfSeq(items: readonly ThreadItem[], seq: number): number {
  return items.findIndex((item) => item.kind === 'message' && item.message.seq === seq);
}
