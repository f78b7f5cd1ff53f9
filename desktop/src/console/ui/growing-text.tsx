import { type KeyboardEvent, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import './growing-text.css';

type GrowingTextProps = {
  ref?: Ref<HTMLTextAreaElement>;
  label: string;
  value: string;
  placeholder?: string;
  /** For a box the person has just asked for. */
  takesFocus?: boolean;
  onChange: (text: string) => void;
  /** Enter without Shift, and not while an input method composes. */
  onEnter: () => void;
  onEscape?: () => void;
  onBlur?: () => void;
};

/** A text box as high as its text, up to a limit that the style sets. */
export function GrowingText(props: GrowingTextProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(props.ref, () => box.current as HTMLTextAreaElement);
  const { value, takesFocus } = props;
  useLayoutEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  useLayoutEffect(() => {
    const area = box.current;
    if (!area || area.value !== value) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight}px`;
  }, [value]);
  const onKeyDown = (event: KeyboardEvent) => {
    // Safari ends a composition before it tells of the key, hence the key code.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape' && props.onEscape) {
      event.preventDefault();
      props.onEscape();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!event.ctrlKey && !event.metaKey) props.onEnter();
  };
  return (
    <textarea
      ref={box}
      className="growing-text"
      rows={1}
      // Empty, it shows its placeholder the way the page is written.
      dir={value === '' ? undefined : 'auto'}
      aria-label={props.label}
      placeholder={props.placeholder}
      value={value}
      onChange={(event) => props.onChange(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={props.onBlur}
    />
  );
}
