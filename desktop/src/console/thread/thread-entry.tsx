import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import { useSpoken } from '../words/words.tsx';
import { useAuthorName } from './author-name.ts';
import { MessageBubble } from './message-bubble.tsx';
import { OutgoingBubble } from './outgoing-bubble.tsx';
import type { ThreadItem } from './thread-items.ts';
import { useSystemLine } from './use-system-line.ts';
import type { ThreadSearch } from './use-thread-search.ts';

type EntryProps = {
  item: ThreadItem;
  conversation: Conversation;
  messages: readonly Message[];
  search: ThreadSearch;
  onReply: (message: Message) => void;
  onJump: (seq: number) => void;
};

/** Draws one entry of the thread by its kind. */
export function ThreadEntry({ item, conversation, messages, search, onReply, onJump }: EntryProps) {
  const { words, formats } = useSpoken();
  const nameOf = useAuthorName(conversation);
  if (item.kind === 'day')
    return (
      <h3 className="day">
        <span>{formats.dayTitle(item.at, Date.now())}</span>
      </h3>
    );
  if (item.kind === 'unread')
    return (
      <p className="unread-line">
        <span>{words.thread.unread}</span>
      </p>
    );
  if (item.kind === 'outgoing') return <OutgoingBubble outgoing={item.outgoing} />;
  const { message } = item;
  if (message.system) return <System message={message} line={message.system} />;
  return (
    <MessageBubble
      message={message}
      conversation={conversation}
      quoted={message.replyToId ? messages.find(({ id }) => id === message.replyToId) : null}
      isFirst={item.isFirst}
      isLast={item.isLast}
      query={search.query}
      isHit={search.currentSeq === message.seq}
      nameOf={nameOf}
      onReply={onReply}
      onJump={onJump}
    />
  );
}

function System({ message, line }: { message: Message; line: NonNullable<Message['system']> }) {
  const { formats } = useSpoken();
  const write = useSystemLine();
  return (
    <p className="system-line">
      <span dir="auto">{write(line)}</span>
      <time dateTime={message.createdAt} title={formats.full(message.createdAt)}>
        {formats.time(message.createdAt)}
      </time>
    </p>
  );
}
