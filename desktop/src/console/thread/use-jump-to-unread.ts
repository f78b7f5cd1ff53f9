import type { Conversation } from '@deskbell/shared/model/conversation';
import { useEffect, useState } from 'react';
import { useLive, useSession } from '../session/context.ts';

type Parts = {
  conversation: Conversation;
  /** Where the line "new messages" is drawn, or -1. */
  unreadAt: number;
  reading: { isUnreadOlder: boolean };
  goTo: (index: number) => void;
};

/** Goes to the first unread message; older pages are loaded until it is there, or until none comes any more. */
export function useJumpToUnread({ conversation, unreadAt, reading, goTo }: Parts): () => void {
  const { engine } = useSession();
  const [isWanted, setWanted] = useState(false);
  const isLoading = useLive((state) => state.threads.get(conversation.id)?.isLoading ?? false);
  const { isUnreadOlder } = reading;
  useEffect(() => {
    if (!isWanted || isLoading) return;
    if (isUnreadOlder) {
      const held = () => engine.state.threads.get(conversation.id);
      const before = held()?.messages[0]?.seq;
      const hasCome = () => held()?.isLoading || held()?.messages[0]?.seq !== before;
      engine.loadOlder(conversation.id).then(
        () => setWanted(hasCome() ?? false),
        () => setWanted(false),
      );
      return;
    }
    setWanted(false);
    goTo(unreadAt);
  }, [isWanted, isLoading, isUnreadOlder, unreadAt, goTo, engine, conversation.id]);
  return () => setWanted(true);
}
