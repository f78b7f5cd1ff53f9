import { useEffect, useRef } from 'react';
import { useGround } from '../session/context.ts';
import { isTyped, type ShortcutName, shortcutOf } from './shortcuts.ts';

export type ShortcutHandlers = Record<ShortcutName, (digit: number) => void>;

/** Hears the shortcuts anywhere in the window, and `?` where nobody is writing. */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const { isMac } = useGround();
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isText = isWriting(event.target);
      if (event.defaultPrevented || event.isComposing || (isText && isTyped(event))) return;
      const pressed = shortcutOf(event, isMac);
      const isHelp = event.key === '?' && !isText;
      if (!pressed && !isHelp) return;
      event.preventDefault();
      const { name, digit } = pressed ?? { name: 'sheet', digit: 0 };
      latest.current[name](digit);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [isMac]);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');
}
