import type { Conversation } from '@deskbell/shared/model/conversation';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { VirtuosoHandle } from 'react-virtuoso';

export const rowId = (conversationId: string): string => `row-${conversationId}`;

type CursorParts = {
  rows: readonly Conversation[];
  activeId: string | null;
  onOpen: (conversationId: string) => void;
};

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + 8,
  PageUp: (index) => index - 8,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Which row the keyboard is on; it stays with its conversation while the list moves under it. */
export function useListCursor({ rows, activeId, onOpen }: CursorParts) {
  const handle = useRef<VirtuosoHandle>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const known = (id: string | null) => rows.some((row) => row.id === id);
  const id = known(wanted) ? wanted : known(activeId) ? activeId : (rows[0]?.id ?? null);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (id) onOpen(id);
      return;
    }
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const from = rows.findIndex((row) => row.id === id);
    const to = Math.max(0, Math.min(step(from, rows.length), rows.length - 1));
    const next = rows[to];
    if (!next) return;
    setWanted(next.id);
    handle.current?.scrollIntoView({ index: to });
  };

  return { id, handle, onKeyDown };
}
