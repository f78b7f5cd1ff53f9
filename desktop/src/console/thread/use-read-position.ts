import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import { receiptOf } from '@deskbell/shared/rules/unread';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useGround, useSession } from '../session/context.ts';
import { useIsLookedAt } from '../state/use-is-looked-at.ts';
import { firstUnread } from './thread-items.ts';

type Parts = {
  conversation: Conversation;
  messages: readonly Message[];
  hasOlder: boolean;
};

/**
 * The own read position of a thread. It moves to the last message seen while the window is looked at, and the line
 * "new messages" stays where reading began until the window is left.
 */
export function useReadPosition({ conversation, messages, hasOlder }: Parts) {
  const { engine, me } = useSession();
  const { bridge } = useGround();
  const isLookedAt = useIsLookedAt();
  const readSeq = receiptOf(conversation, { kind: 'agent', id: me.id })?.readSeq ?? 0;
  const [dividedAfter, setDividedAfter] = useState(readSeq);
  const seenSeq = useRef(0);

  const conversationId = conversation.id;
  const isUnreadOlder = hasOlder && (messages[0]?.seq ?? 0) > dividedAfter + 1;
  const mark = useCallback(() => {
    if (!isLookedAt || seenSeq.current <= readSeq) return;
    engine.markRead(conversationId, seenSeq.current);
    void bridge.call('withdraw', { conversationId });
  }, [isLookedAt, readSeq, engine, conversationId, bridge]);

  useEffect(mark, [mark]);

  // Whoever comes back finds the line at what arrived meanwhile.
  const readWhenLeft = useRef(readSeq);
  readWhenLeft.current = readSeq;
  useEffect(() => {
    if (!isLookedAt) setDividedAfter(readWhenLeft.current);
  }, [isLookedAt]);

  return {
    readSeq,
    firstUnreadSeq: isUnreadOlder ? null : firstUnread(messages, dividedAfter),
    /** Whether unread messages lie before the oldest loaded one. */
    isUnreadOlder,
    /** Told the highest `seq` on screen. */
    seen(seq: number) {
      seenSeq.current = seq;
      mark();
    },
  };
}
