import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { useWords } from '../words/words.tsx';
import type { ThreadSearch } from './use-thread-search.ts';

/** The line in which one searches the thread: Enter goes up, Shift+Enter down, Escape closes. */
export function SearchBar({ search }: { search: ThreadSearch }) {
  const words = useWords().thread;
  const line = useRef<HTMLInputElement>(null);
  const { isOpen, openings } = search;
  // Only asking for the line brings the focus here, never what happens in the thread meanwhile.
  useEffect(() => {
    if (!isOpen || openings === 0) return;
    line.current?.focus();
    line.current?.select();
  }, [isOpen, openings]);
  if (!isOpen) return null;
  const count = search.matches.length;
  return (
    <search className="search-bar">
      <Search aria-hidden />
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        ref={line}
        value={search.asked}
        onChange={(event) => search.ask(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          if (event.key === 'Escape') search.close();
          if (event.key === 'Enter') search.step(event.shiftKey ? 1 : -1);
        }}
      />
      <span className="search-count" role="status">
        {search.query === ''
          ? ''
          : count === 0
            ? words.searchNone
            : words.searchResult(search.current + 1, count)}
      </span>
      <IconButton
        label={words.searchPrevious}
        icon={<ChevronUp aria-hidden />}
        disabled={count === 0}
        onClick={() => search.step(-1)}
      />
      <IconButton
        label={words.searchNext}
        icon={<ChevronDown aria-hidden />}
        disabled={count === 0}
        onClick={() => search.step(1)}
      />
      <IconButton label={words.searchClose} icon={<X aria-hidden />} onClick={search.close} />
    </search>
  );
}
