import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Receipt } from '@deskbell/shared/model/receipt';
import { useEffect } from 'react';
import { visitorName } from '../lists/preview.ts';
import { useUnread } from '../lists/use-counts.ts';
import { useGround, useSession } from '../session/context.ts';
import { isLookedAt } from '../state/use-is-looked-at.ts';
import { useWords } from '../words/words.tsx';
import { alertFor } from './alert-for.ts';
import { useLooks } from './use-looks.ts';

export const isSoundOff = 'is-sound-off';

/** Sound, notification and the number in the title, for messages that concern this agent. */
export function useAlerts(onOpen: (conversationId: string) => void): void {
  const { bridge, kept } = useGround();
  const { me, desk, onEvent, onNews } = useSession();
  const words = useWords().notify;
  const { total } = useUnread();
  const isReadElsewhere = useLooks();

  useEffect(() => void bridge.call('setBadge', { count: total }), [bridge, total]);

  useEffect(
    () => bridge.on('notificationOpened', ({ conversationId }) => onOpen(conversationId)),
    [bridge, onOpen],
  );

  useEffect(() => {
    const announce = (conversation: Conversation) => {
      const { id: conversationId, lastMessage } = conversation;
      const isShownHere = desk.tabs.get().activeId === conversationId && isLookedAt();
      const isShown = isShownHere || isReadElsewhere(conversationId);
      const reason = alertFor({ conversation, meId: me.id, isShown });
      if (!reason) return;
      if (kept.read(isSoundOff) === null) void bridge.call('playSound', { sound: reason });
      if (isLookedAt()) return;
      void bridge.call('notify', {
        conversationId,
        title: words[reason](visitorName(conversation)),
        body: lastMessage?.author.kind === 'visitor' ? lastMessage.preview : '',
      });
    };
    const withdraw = (receipt: Receipt) => {
      // Read in another window or on another device: the notification has done its work.
      if (receipt.reader.id === me.id)
        void bridge.call('withdraw', { conversationId: receipt.conversationId });
    };
    const stopHearing = onEvent((_, body) => {
      if ('receipt' in body) withdraw(body.receipt);
    });
    const stopNews = onNews(announce);
    return () => {
      stopHearing();
      stopNews();
    };
  }, [bridge, kept, me.id, desk, onEvent, onNews, words, isReadElsewhere]);
}
