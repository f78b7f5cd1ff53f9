import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** This close to an end counts as being there, in px. */
const nearPx = 60;

/**
 * Keeps a log where its reader wants it: at the newest entry while they are there or have just written, else still,
 * also when older entries come in above.
 *
 * @param on.first what tells the oldest entry from another
 * @param on.isOwnLast whether the newest entry is the reader's own, on its way
 * @param on.onEnd called whenever the newest entry is in view
 * @param on.onTop called whenever the oldest entry is near
 */
export function useScroll(on: {
  first: string;
  isOwnLast: boolean;
  onEnd: () => void;
  onTop: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const place = useRef({ isAtEnd: true, height: 0, first: '' });
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });

  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    const { isAtEnd, first, height } = place.current;
    if (isAtEnd || on.isOwnLast) toEnd();
    else if (first !== on.first) current.scrollTop += current.scrollHeight - height;
    place.current = { isAtEnd, height: current.scrollHeight, first: on.first };
  });
  useEffect(() => {
    const { current } = box;
    const look = () => place.current.isAtEnd && on.onEnd();
    const watch = new ResizeObserver(() => place.current.isAtEnd && toEnd());
    if (current) watch.observe(current);
    document.addEventListener('visibilitychange', look);
    look();
    return () => {
      watch.disconnect();
      document.removeEventListener('visibilitychange', look);
    };
  });

  const onScroll = () => {
    const { current } = box;
    if (!current) return;
    place.current.isAtEnd =
      current.scrollHeight - current.scrollTop - current.clientHeight < nearPx;
    if (place.current.isAtEnd) on.onEnd();
    if (current.scrollTop < nearPx) on.onTop();
  };
  return {
    /** For the scrolling element; the keyboard reaches it, too. */
    props: { ref: box, onScroll, tabIndex: 0 },
    isAtEnd: () => place.current.isAtEnd,
    toEnd,
  };
}
