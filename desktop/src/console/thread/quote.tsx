import type { Author, Message } from '@deskbell/shared/model/message';
import { useWords } from '../words/words.tsx';

type QuoteProps = {
  quoted: Message | null | undefined;
  nameOf: (author: Author) => string;
  onJump?: (seq: number) => void;
};

/** What a message answers, in one line; a press goes there while it is loaded. */
export function Quote({ quoted, nameOf, onJump }: QuoteProps) {
  const words = useWords().thread;
  if (!quoted) return <span className="quote">{words.quoteMissing}</span>;
  return (
    <button type="button" className="quote" onClick={() => onJump?.(quoted.seq)}>
      <span className="quote-author" dir="auto">
        {nameOf(quoted.author)}
      </span>
      <span className="quote-text" dir="auto">
        {quoted.deletedAt ? words.deleted : quoted.text}
      </span>
    </button>
  );
}
