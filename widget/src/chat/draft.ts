import { useEffect, useRef, useState } from 'preact/hooks';
import { draftKey } from './draft-key.ts';
import type { Session } from './session.ts';

export type Draft = {
  text: string;
  change(text: string): void;
  /**
   * Empties the field at once, and forgets the kept text when `sent` resolves; when it rejects, the text comes back.
   * So a second press finds nothing to send, and no moment exists in which the text is kept nowhere.
   */
  sendOff(sent: Promise<unknown>): Promise<void>;
};

/**
 * The unsent text of the conversation on the screen, kept with the page at every stroke: it survives reloads and
 * follows the visitor into other tabs, but never changes under the hands of someone typing.
 */
export function useDraft({ values, conversation }: Session): Draft {
  const key = draftKey(conversation);
  const [text, setText] = useState(() => values.get(key) ?? '');
  const current = useRef({ key, text });

  const change = (value: string) => {
    current.current.text = value;
    values.set(current.current.key, value || null);
    setText(value);
  };

  // The first message gives the conversation its id: what is being written then moves along.
  if (current.current.key !== key) {
    const carried = current.current.text || (values.get(key) ?? '');
    values.set(current.current.key, null);
    current.current = { key, text: carried };
    change(carried);
  }

  useEffect(
    () =>
      values.watch((changed, value) => {
        const isWriting = document.hasFocus() && document.activeElement?.tagName === 'TEXTAREA';
        if (changed !== current.current.key || isWriting) return;
        current.current.text = value ?? '';
        setText(value ?? '');
      }),
    [values],
  );
  const sendOff = async (sent: Promise<unknown>) => {
    const before = current.current.text;
    current.current.text = '';
    setText('');
    await sent.then(
      () => change(current.current.text),
      () => change(before + current.current.text),
    );
  };
  return { text, change, sendOff };
}
