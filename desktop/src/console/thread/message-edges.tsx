import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import { Check, CheckCheck, StickyNote } from 'lucide-react';
import { useSpoken } from '../words/words.tsx';
import { type Delivery, deliveryOf } from './receipts.ts';

/** Who wrote, when, and whether only agents see it. */
export function MessageHead({ message, name }: { message: Message; name: string }) {
  const { words, formats } = useSpoken();
  return (
    <header className="message-head">
      {message.kind === 'note' ? (
        <span className="message-note" title={words.thread.noteHint}>
          <StickyNote aria-hidden />
          {words.thread.note}
        </span>
      ) : null}
      <span className="message-author" dir="auto">
        {name}
      </span>
      <time dateTime={message.createdAt} title={formats.full(message.createdAt)}>
        {formats.time(message.createdAt)}
      </time>
    </header>
  );
}

type FootProps = { message: Message; conversation: Conversation; isLast: boolean };

/** Whether it was changed, and how far it has come. */
export function MessageFoot({ message, conversation, isLast }: FootProps) {
  const words = useSpoken().words.thread;
  if (message.deletedAt) return null;
  const isReply = message.author.kind === 'agent' && message.kind !== 'note';
  return (
    <footer className="message-foot">
      {message.editedAt ? <span>{words.edited}</span> : null}
      {isLast && isReply ? <Receipt delivery={deliveryOf(conversation, message.seq)} /> : null}
    </footer>
  );
}

function Receipt({ delivery }: { delivery: Delivery }) {
  const words = useSpoken().words.thread;
  const Icon = delivery === 'sent' ? Check : CheckCheck;
  return (
    <span className="receipt" data-delivery={delivery}>
      <Icon aria-hidden />
      {words[delivery]}
    </span>
  );
}
