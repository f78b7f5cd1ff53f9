import type { Message } from '@deskbell/shared/model/message';
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

const previewLength = 140;

/** Sound, notification and the number in the title, for messages that concern this agent. */
export function useAlerts(onOpen: (conversationId: string) => void): void {
  const { bridge, kept } = useGround();
  const { me, desk, live, onEvent } = useSession();
  const words = useWords().notify;
  const { total } = useUnread();
  const isReadElsewhere = useLooks();

  useEffect(() => void bridge.call('setBadge', { count: total }), [bridge, total]);

  useEffect(
    () => bridge.on('notificationOpened', ({ conversationId }) => onOpen(conversationId)),
    [bridge, onOpen],
  );

  useEffect(() => {
    const announce = (message: Message) => {
      const conversation = live.get().conversations.get(message.conversationId);
      const isShownHere = desk.tabs.get().activeId === message.conversationId && isLookedAt();
      const isShown = isShownHere || isReadElsewhere(message.conversationId);
      const reason = conversation && alertFor({ message, conversation, meId: me.id, isShown });
      if (!reason) return;
      if (kept.read(isSoundOff) === null) void bridge.call('playSound', { sound: reason });
      if (isLookedAt()) return;
      void bridge.call('notify', {
        conversationId: conversation.id,
        title: words[reason](visitorName(conversation)),
        body: message.text.slice(0, previewLength),
      });
    };
    const withdraw = (receipt: Receipt) => {
      // Read in another window or on another device: the notification has done its work.
      if (receipt.reader.id === me.id)
        void bridge.call('withdraw', { conversationId: receipt.conversationId });
    };
    return onEvent((name, body) => {
      if ('receipt' in body) withdraw(body.receipt);
      if (name === 'messageStored' && 'message' in body) announce(body.message);
    });
  }, [bridge, kept, me.id, desk, live, onEvent, words, isReadElsewhere]);
}
