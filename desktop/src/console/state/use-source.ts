import { useRef, useSyncExternalStore } from 'react';
import type { Source } from './cell.ts';

/** A part of a source's state; draws again only when that part is no longer equal. */
export function useSource<State, Part>(
  source: Source<State>,
  select: (state: State) => Part,
  isEqual: (a: Part, b: Part) => boolean = Object.is,
): Part {
  const last = useRef<{ part: Part } | null>(null);
  const read = () => {
    const part = select(source.get());
    if (last.current && isEqual(last.current.part, part)) return last.current.part;
    last.current = { part };
    return part;
  };
  return useSyncExternalStore(source.subscribe, read);
}

/** Whether two lists hold the very same things in the same order. */
export function areSame<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]));
}
