import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Author, Message } from '@deskbell/shared/model/message';
import { memo, useState } from 'react';
import { useSession } from '../session/context.ts';
import { useSource } from '../state/use-source.ts';
import { Avatar } from '../ui/avatar.tsx';
import { useSpoken } from '../words/words.tsx';
import { EditBox } from './edit-box.tsx';
import { Markdown } from './markdown.tsx';
import { MessageFoot, MessageHead } from './message-edges.tsx';
import { MessageMenu } from './message-menu.tsx';
import { Quote } from './quote.tsx';

type BubbleProps = {
  message: Message;
  conversation: Conversation;
  quoted: Message | null | undefined;
  isFirst: boolean;
  isLast: boolean;
  query: string;
  isHit: boolean;
  nameOf: (author: Author) => string;
  onReply: (message: Message) => void;
  onJump: (seq: number) => void;
};

/** One message: the visitor's at the start side, the team's at the end side, notes in their own colour. */
export const MessageBubble = memo(function MessageBubble(props: BubbleProps) {
  const { message, isFirst, nameOf } = props;
  const { formats } = useSpoken();
  const isVisitors = message.author.kind === 'visitor';
  const name = nameOf(message.author);
  return (
    <article
      className="message"
      data-side={isVisitors ? 'visitor' : 'agent'}
      data-kind={message.kind}
      data-first={isFirst || undefined}
      data-hit={props.isHit || undefined}
      aria-label={`${name}, ${formats.medium(message.createdAt)}`}
    >
      {isVisitors ? (
        <span className="message-face">
          {isFirst ? <Avatar name={name} seed={message.author.id ?? name} /> : null}
        </span>
      ) : null}
      <div className="message-body">
        {isFirst ? <MessageHead message={message} name={name} /> : null}
        {message.replyToId ? (
          <Quote quoted={props.quoted} nameOf={nameOf} onJump={props.onJump} />
        ) : null}
        <MessageText {...props} />
        <MessageFoot {...props} />
      </div>
    </article>
  );
});

function MessageText({ message, query, onReply }: BubbleProps) {
  const words = useSpoken().words.thread;
  const { desk } = useSession();
  const edit = useSource(desk.edits, (edits) => edits.get(message.id));
  const [wasAsked, setAsked] = useState(false);
  const setEdit = (text: string | null) => {
    setAsked(text !== null);
    desk.writeEdit(message.id, text);
  };
  if (edit !== undefined && !message.deletedAt)
    return <EditBox message={message} text={edit} takesFocus={wasAsked} onChange={setEdit} />;
  if (message.deletedAt)
    return (
      <div className="bubble" data-deleted>
        {words.deleted}
      </div>
    );
  return (
    <div className="message-row">
      <div className="bubble">
        <Markdown text={message.text} query={query} />
      </div>
      <MessageMenu message={message} onReply={onReply} onEdit={() => setEdit(message.text)} />
    </div>
  );
}
