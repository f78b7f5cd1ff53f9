import type { Conversation } from '@deskbell/shared/model/conversation';
import { maxTextLength } from '@deskbell/shared/rules/limits';
import { SendHorizontal, X } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { useChatKeys } from '../chat/chat-keys.ts';
import { visitorName } from '../lists/preview.ts';
import { useLive, useSession } from '../session/context.ts';
import { useSource } from '../state/use-source.ts';
import { useAuthorName } from '../thread/author-name.ts';
import { Quote } from '../thread/quote.tsx';
import { Button } from '../ui/button.tsx';
import { GrowingText } from '../ui/growing-text.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Banner } from '../ui/state.tsx';
import { useWords } from '../words/words.tsx';
import { draftOf } from './drafts.ts';
import { ModeSwitch } from './mode-switch.tsx';
import { useSend } from './use-send.ts';
import './composer.css';

/** Where a reply or a note is written; it belongs to one conversation for as long as it lives. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const words = useWords();
  const { engine, desk } = useSession();
  const conversationId = conversation.id;
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useSource(desk.drafts, (drafts) => draftOf(drafts, conversationId));
  const nameOf = useAuthorName(conversation);
  const quoted = useLive((state) =>
    state.threads.get(conversationId)?.messages.find(({ id }) => id === draft.replyToId),
  );
  const { send, canSend, hasFailed } = useSend(conversationId);
  const excess = draft.text.length - maxTextLength;

  const setNote = useCallback(
    (isNote: boolean) => {
      desk.writeDraft(conversationId, { ...draftOf(desk.drafts.get(), conversationId), isNote });
      box.current?.focus();
    },
    [desk, conversationId],
  );

  const keys = useChatKeys();
  const { isNote } = draft;
  useEffect(() => keys.hear('composer', () => box.current?.focus()), [keys]);
  useEffect(() => keys.hear('noteMode', () => setNote(!isNote)), [keys, setNote, isNote]);
  useEffect(() => () => engine.showTyping(conversationId, false), [engine, conversationId]);

  const write = (text: string) => {
    desk.writeDraft(conversationId, { ...draft, text });
    if (!draft.isNote) engine.showTyping(conversationId, text !== '');
  };

  const placeholder = draft.isNote
    ? words.composer.placeholderNote
    : conversation.status === 'closed'
      ? words.composer.placeholderClosed
      : words.composer.placeholder(visitorName(conversation));

  return (
    <form
      className="composer"
      data-note={draft.isNote || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {hasFailed ? (
        <Banner tone="bad" isUrgent>
          {words.composer.notKept}
        </Banner>
      ) : null}
      <div className="composer-box">
        {draft.replyToId ? (
          <div className="composer-quote">
            <Quote quoted={quoted} nameOf={nameOf} />
            <IconButton
              label={words.composer.cancelReply}
              icon={<X aria-hidden />}
              onClick={() => desk.writeDraft(conversationId, { ...draft, replyToId: null })}
            />
          </div>
        ) : null}
        <GrowingText
          ref={box}
          label={words.composer.label}
          value={draft.text}
          placeholder={placeholder}
          onChange={write}
          onEnter={() => void send()}
          onBlur={() => engine.showTyping(conversationId, false)}
        />
        <div className="composer-foot">
          <ModeSwitch isNote={draft.isNote} onChange={setNote} />
          <span
            className="composer-hint"
            data-tone={excess > 0 ? 'bad' : undefined}
            role={excess > 0 ? 'alert' : undefined}
          >
            {excess > 0 ? words.composer.tooLong(excess) : words.composer.hint}
          </span>
          <Button
            type="submit"
            isSmall
            look="primary"
            disabled={!canSend}
            className="composer-send"
          >
            <SendHorizontal aria-hidden className="flips" />
            {draft.isNote ? words.composer.addNote : words.composer.send}
          </Button>
        </div>
      </div>
    </form>
  );
}
