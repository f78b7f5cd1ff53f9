import type { Message } from '@deskbell/shared/model/message';
import { useState } from 'react';
import { useActionWords } from '../actions/use-action-words.ts';
import { useSession } from '../session/context.ts';
import { Button } from '../ui/button.tsx';
import { GrowingText } from '../ui/growing-text.tsx';
import { useWords } from '../words/words.tsx';

type EditBoxProps = {
  message: Message;
  text: string;
  takesFocus: boolean;
  /** `null` once the edit is over. */
  onChange: (text: string | null) => void;
};

/**
 * Changes the text of an own message in its place; the old text stays until the server has the new one. The new text
 * lies on the desk, since a message that is scrolled away is not drawn.
 */
export function EditBox({ message, text, takesFocus, onChange }: EditBoxProps) {
  const words = useWords().thread;
  const { engine } = useSession();
  const wordError = useActionWords();
  const [error, setError] = useState<string | null>(null);
  const onDone = () => onChange(null);
  const save = () => {
    if (text.trim() === '' || text === message.text) return onDone();
    engine.call('editMessage', { messageId: message.id, text }).then(onDone, (failure: unknown) => {
      setError(wordError(failure));
    });
  };
  return (
    <div className="edit-box">
      <GrowingText
        label={words.edit}
        value={text}
        takesFocus={takesFocus}
        onChange={onChange}
        onEnter={save}
        onEscape={onDone}
      />
      {error ? <p role="alert">{error}</p> : null}
      <div className="dialog-buttons">
        <Button isSmall look="quiet" onClick={onDone}>
          {words.cancel}
        </Button>
        <Button isSmall look="primary" onClick={save}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
