import type { Message } from '@deskbell/shared/model/message';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { useLive } from '../session/context.ts';
import { matchesOf } from './search.ts';

export type ThreadSearch = {
  isOpen: boolean;
  /** What stands in the line. */
  asked: string;
  /** What is looked for. */
  query: string;
  /** How often the line was asked for; each time it takes the focus. */
  openings: number;
  matches: readonly number[];
  /** Counted from 0, oldest first. */
  current: number;
  currentSeq: number | null;
  open: () => void;
  close: () => void;
  ask: (query: string) => void;
  step: (by: number) => void;
  /** The thread puts here how to show a message. */
  goTo: RefObject<(seq: number) => void>;
};

const none: readonly Message[] = [];

/** The search inside the loaded messages of one thread; it begins at the newest match. */
export function useThreadSearch(conversationId: string): ThreadSearch {
  const messages = useLive((state) => state.threads.get(conversationId)?.messages ?? none);
  const [isOpen, setOpen] = useState(false);
  const [openings, setOpenings] = useState(0);
  const [query, setQuery] = useState('');
  const [current, setCurrent] = useState(0);
  const goTo = useRef<(seq: number) => void>(() => undefined);
  const matches = useMemo(
    () => (isOpen ? matchesOf(messages, query) : []),
    [messages, query, isOpen],
  );
  const show = (index: number, among: readonly number[]) => {
    setCurrent(index);
    const seq = among[index];
    if (seq !== undefined) goTo.current(seq);
  };
  const open = useCallback(() => {
    setOpen(true);
    setOpenings((before) => before + 1);
  }, []);
  return {
    isOpen,
    asked: query,
    query: query.trim(),
    openings,
    matches,
    current,
    currentSeq: isOpen ? (matches[current] ?? null) : null,
    open,
    close() {
      setOpen(false);
      setQuery('');
    },
    ask(next) {
      setQuery(next);
      const found = matchesOf(messages, next);
      show(Math.max(0, found.length - 1), found);
    },
    step(by) {
      if (matches.length > 0) show((current + by + matches.length) % matches.length, matches);
    },
    goTo,
  };
}
