import { useState } from 'react';
import { useGround } from '../session/context.ts';

const key = 'is-panel-shown';
const roomPx = 1_200;

/** Whether the visitor's details are shown: as last chosen, else wherever there is room for them. */
export function usePanel() {
  const { kept } = useGround();
  const [isShown, setShown] = useState(() => {
    const chosen = kept.read(key);
    // Where it would cover the chat it opens only when asked for.
    return window.innerWidth >= roomPx && chosen !== 'no';
  });
  return {
    isShown,
    toggle() {
      if (window.innerWidth >= roomPx) kept.write(key, isShown ? 'no' : null);
      setShown(!isShown);
    },
  };
}
