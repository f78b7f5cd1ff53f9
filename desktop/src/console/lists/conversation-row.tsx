import type { Conversation } from '@deskbell/shared/model/conversation';
import { concernsAgent, unreadCount } from '@deskbell/shared/rules/unread';
import { MessageSquare } from 'lucide-react';
import { memo } from 'react';
import { useLive, useSession } from '../session/context.ts';
import { useNow } from '../state/use-now.ts';
import type { SystemWriter } from '../thread/use-system-line.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Dots } from '../ui/signs.tsx';
import { useSpoken } from '../words/words.tsx';
import { previewOf, visitorName } from './preview.ts';
import { UnreadBadge } from './unread-badge.tsx';
import { WaitClock } from './wait-clock.tsx';

type RowProps = {
  conversation: Conversation;
  id: string;
  isOpen: boolean;
  isCursor: boolean;
  place: number;
  total: number;
  writeSystem: SystemWriter;
  onOpen: (conversationId: string) => void;
};

/** One conversation of a list. */
export const ConversationRow = memo(function ConversationRow(props: RowProps) {
  const { conversation, isOpen, isCursor } = props;
  const { words, formats } = useSpoken();
  const { me } = useSession();
  const now = useNow(30_000);
  const isOnline = useLive(
    (state) => state.presences.get(`visitor:${conversation.visitorId}`)?.status === 'online',
  );
  const isTyping = useLive(
    (state) =>
      state.typing.get(conversation.id)?.some(({ who }) => who.kind === 'visitor') ?? false,
  );
  // Colleagues' and closed chats keep quiet, as they do in every sum.
  const unread = concernsAgent(conversation, me.id)
    ? unreadCount(conversation, { kind: 'agent', id: me.id })
    : 0;
  const count = conversation.visitorMessageCount + conversation.agentMessageCount;
  const name = visitorName(conversation);
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={isOpen}
      aria-posinset={props.place + 1}
      aria-setsize={props.total}
      tabIndex={-1}
      className="row"
      data-cursor={isCursor || undefined}
      data-unread={unread > 0 || undefined}
      onClick={() => props.onOpen(conversation.id)}
      onKeyDown={(event) => event.key === 'Enter' && props.onOpen(conversation.id)}
    >
      <Avatar name={name} seed={conversation.visitorId} dot={isOnline ? 'good' : undefined} />
      <div className="row-main">
        <div className="row-line">
          <span className="row-name" dir="auto">
            {name}
          </span>
          {isOnline ? <span className="only-heard">{words.lists.visitorOnline}</span> : null}
          {conversation.waitingSince && conversation.status === 'waiting' ? (
            <WaitClock since={conversation.waitingSince} />
          ) : (
            <time
              className="row-time"
              dateTime={conversation.updatedAt}
              title={formats.full(conversation.updatedAt)}
            >
              {formats.relative(conversation.lastMessage?.createdAt ?? conversation.updatedAt, now)}
            </time>
          )}
        </div>
        <div className="row-line">
          {isTyping ? (
            <span className="row-typing">
              <Dots /> {words.lists.typing}
            </span>
          ) : (
            <span className="row-preview" dir="auto">
              {previewOf(conversation, { words, meId: me.id, writeSystem: props.writeSystem })}
            </span>
          )}
          <span className="row-count" title={words.lists.messages(count)}>
            <MessageSquare aria-hidden />
            <span aria-hidden>{formats.number(count)}</span>
            <span className="only-heard">{words.lists.messages(count)}</span>
          </span>
          <UnreadBadge count={unread} />
        </div>
      </div>
    </div>
  );
});
