import { maxPreviewLength, maxTextLength } from '@deskbell/shared/rules/limits';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useDraft } from './draft.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { Icon } from './icon.tsx';
import type { Session } from './session.ts';

/** From here on the visitor is told how much room is left. */
const nearLimit = maxTextLength - 500;
const tallestPx = 132;

/** Names the conversation whose visitor has been told that unsent text is seen. */
const previewTold = 'previewTold';

const isPreviewNew = ({ config, conversation, values }: Session) =>
  config.showsPreview && !!conversation && values.get(previewTold) !== conversation.id;

/** Where the visitor writes. */
export function Composer({ session }: { session: Session }) {
  const { config, conversation, engine, values, words } = session;
  const { widget } = words;
  const box = useRef<HTMLTextAreaElement>(null);
  const { text, change, sendOff } = useDraft(session);
  const [isPicking, setPicking] = useState(false);
  const left = maxTextLength - text.length;
  const isSendable = text.trim() !== '' && left >= 0;

  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${Math.min(current.scrollHeight, tallestPx)}px`;
  }, [text]);

  const id = conversation?.id;
  const showTyping = (value: string) => {
    if (!id) return;
    const preview = config.showsPreview ? value.slice(-maxPreviewLength) : undefined;
    engine.showTyping(id, value !== '', preview);
  };
  useEffect(() => () => void (id && engine.showTyping(id, false)), [id, engine]);

  const write = (value: string) => {
    change(value);
    showTyping(value);
  };

  const isSeenEarly = isPreviewNew(session) && text !== '';

  const send = () => {
    if (!isSendable) return;
    if (isSeenEarly && id) values.set(previewTold, id);
    void sendOff(session.send(text));
    showTyping('');
    setPicking(false);
    box.current?.focus();
  };

  const insert = (emoji: string) => {
    const { current } = box;
    if (!current) return;
    current.setRangeText(emoji, current.selectionStart, current.selectionEnd, 'end');
    write(current.value);
    current.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a word and sends nothing.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    send();
  };

  return (
    <div class="foot">
      {isPicking && (
        <EmojiPicker label={widget.emoji} onPick={insert} onClose={() => setPicking(false)} />
      )}
      {text.length > nearLimit && (
        <p id="room" class={left < 0 ? 'over' : ''} role={left < 0 ? 'alert' : 'status'}>
          {left < 0 ? widget.tooLong(-left) : widget.left(left)}
        </p>
      )}
      {isSeenEarly && (
        <p id="seen" role="status">
          {widget.seenEarly(config.name)}
        </p>
      )}
      <div class="field">
        <textarea
          ref={box}
          rows={1}
          // An empty field has no text to take its direction from: the placeholder goes the page's way.
          dir={text ? 'auto' : undefined}
          value={text}
          placeholder={widget.write}
          aria-label={widget.message}
          aria-invalid={left < 0}
          aria-describedby={text.length > nearLimit ? 'room' : isSeenEarly ? 'seen' : undefined}
          enterkeyhint="send"
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          class="emoji"
          aria-label={widget.emoji}
          title={widget.emoji}
          aria-expanded={isPicking}
          onClick={() => setPicking(!isPicking)}
        >
          <Icon name="emoji" />
        </button>
        <button
          type="button"
          class="send"
          aria-label={widget.send}
          title={widget.send}
          disabled={!isSendable}
          onClick={send}
        >
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}
