import { useRef } from 'react';
import type { ThreadItem } from './thread-items.ts';

const farAhead = 1_000_000;

/**
 * Where the drawn list begins, counted so that a message keeps its place while older ones arrive in front of it. When the
 * message that places hang on is gone, `key` changes and the list starts afresh.
 */
export function useAnchor(items: readonly ThreadItem[]): { key: string; firstIndex: number } {
  const anchor = useRef<string | null>(null);
  const placeOf = (key: string | null) =>
    items.findIndex((item) => item.kind === 'message' && item.key === key);
  if (placeOf(anchor.current) < 0)
    anchor.current = items.find(({ kind }) => kind === 'message')?.key ?? null;
  return {
    key: anchor.current ?? 'empty',
    firstIndex: farAhead - Math.max(0, placeOf(anchor.current)),
  };
}
