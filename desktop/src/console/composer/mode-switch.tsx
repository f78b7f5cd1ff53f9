import { MessageSquare, StickyNote } from 'lucide-react';
import { useKeyNames } from '../shortcuts/use-key-names.ts';
import { Hint } from '../ui/hint.tsx';
import { useWords } from '../words/words.tsx';

/** Whether the visitor or only colleagues will read what is written. */
export function ModeSwitch({
  isNote,
  onChange,
}: {
  isNote: boolean;
  onChange: (isNote: boolean) => void;
}) {
  const words = useWords();
  const keys = useKeyNames()('noteMode');
  return (
    <fieldset className="mode-switch">
      <legend className="only-heard">{words.composer.mode}</legend>
      <button type="button" aria-pressed={!isNote} onClick={() => onChange(false)}>
        <MessageSquare aria-hidden />
        {words.composer.reply}
      </button>
      <Hint text={words.thread.noteHint} keys={keys}>
        <button type="button" aria-pressed={isNote} onClick={() => onChange(true)}>
          <StickyNote aria-hidden />
          {words.composer.note}
        </button>
      </Hint>
    </fieldset>
  );
}
