import { direction } from '@deskbell/shared/words/locales';
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { Composer } from './composer.tsx';
import { Header } from './header.tsx';
import { News } from './news.tsx';
import { NothingKept, Notice } from './notice.tsx';
import { catchFocus, focusField, stayInside } from './panel-focus.ts';
import type { Session } from './session.ts';
import { Thread } from './thread.tsx';

/** The whole panel. */
export function App({ session }: { session: Session }) {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const panel = useRef<HTMLElement>(null);
  const { words, isOpen, config } = session;

  useEffect(() => {
    const draw = () => redraw(0);
    session.subscribe(draw);
    addEventListener('online', draw);
    addEventListener('offline', draw);
  }, [session]);
  useEffect(() => {
    document.documentElement.lang = words.locale;
    document.documentElement.dir = direction(words.locale);
    document.title = words.widget.chatWith(config.name);
  }, [words, config]);
  useEffect(() => {
    if (!isOpen || !session.takesFocus) return;
    focusField(panel.current);
  }, [isOpen]);

  useEffect(() => {
    const { current } = panel;
    if (!current) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') session.close();
      if (event.key === 'Tab') stayInside(event, current);
    };
    document.addEventListener('keydown', onKeyDown);
    const stop = catchFocus(current);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      stop();
    };
  }, [session]);

  return (
    <section
      ref={panel}
      role="dialog"
      aria-label={words.widget.chatWith(config.name)}
      tabIndex={-1}
    >
      <Header session={session} />
      <Notice session={session} />
      <NothingKept session={session} />
      <Thread session={session} />
      <News key={session.conversation?.id} session={session} />
      <Composer session={session} />
    </section>
  );
}
