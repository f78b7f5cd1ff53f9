import type { Locale } from '@deskbell/shared/words/locales';
import { render } from 'preact';
import { knock, type ToChat } from '../door.ts';
import { App } from './app.tsx';
import { frameStyle } from './frame-style.ts';
import { applyLook } from './look.ts';
import { openSession, type Session } from './session.ts';
import { loadWords } from './words.ts';

/** What the page put behind the `#`: the language, and the origin to talk to. */
const [locale, ...origin] = location.hash.slice(1).split(',');
const words = loadWords(locale as Locale);
let session: Session | undefined;
const early: ToChat[] = [];

const tell = knock(origin.join(','), async (message) => {
  if (message.kind === 'start') return begin(message);
  if (session) session.hear(message);
  else early.push(message);
});

async function begin(start: Extract<ToChat, { kind: 'start' }>): Promise<void> {
  const send = await tell;
  applyLook(start.config);
  const opened = openSession(start, await words, send);
  render(<App session={opened} />, document.body);
  session = opened;
  for (const message of early) opened.hear(message);
  send({ kind: 'ready', css: frameStyle(start.config) });
  const wake = () => opened.engine.wake();
  addEventListener('online', wake);
  addEventListener('offline', wake);
  addEventListener('focus', wake);
  addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', () => document.hidden || wake());
}
