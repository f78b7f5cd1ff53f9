import { useEffect, useState } from 'react';

/** How long a press may still have been meant for what stood in the same place before, in ms. */
const reactionMs = 800;

/**
 * Whether a button has just become another one under the pointer, after a double click or because a colleague was
 * faster: a press now would not be meant for what it says.
 */
export function useSettling(saying: string): boolean {
  const [settled, setSettled] = useState(saying);
  useEffect(() => {
    if (settled === saying) return;
    const timer = setTimeout(setSettled, reactionMs, saying);
    return () => clearTimeout(timer);
  }, [saying, settled]);
  return settled !== saying;
}
