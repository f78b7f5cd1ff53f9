import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Page } from '@deskbell/shared/model/page';
import type { WidgetConfig } from '@deskbell/shared/model/site';
import { badgeText, unreadCount } from '@deskbell/shared/rules/unread';
import type { Locale } from '@deskbell/shared/words/locales';
import type { Port, ToChat, ToPage } from '../door.ts';
import { type VisitorEngine, visitorEngine } from '../engine.ts';
import { draftKey } from './draft-key.ts';
import { type PageValues, pageValues } from './page-values.ts';
import { soundOf } from './sound.ts';
import { loadWords, type Words } from './words.ts';

/** One visitor's chat in one tab: everything the screen draws from, and everything it can do. */
export type Session = {
  readonly config: WidgetConfig;
  readonly values: PageValues;
  readonly engine: VisitorEngine;
  readonly words: Words;
  readonly isOpen: boolean;
  /** Whether a person opened the panel, who goes on inside. */
  readonly takesFocus: boolean;
  readonly isMuted: boolean;
  /** The conversation on the screen: the open one, else the newest. */
  readonly conversation: Conversation | undefined;
  subscribe(listener: () => void): void;
  send(text: string): Promise<unknown>;
  mute(isMuted: boolean): void;
  close(): void;
  hear(message: ToChat): void;
};

type Start = Extract<ToChat, { kind: 'start' }>;

export function openSession(start: Start, words: Words, tell: Port<ToPage>): Session {
  const values = pageValues(start.stored, tell);
  const listeners = new Set<() => void>();
  const change = () => {
    for (const listener of listeners) listener();
  };
  const sound = soundOf(values);
  let { page } = start;

  const engine = visitorEngine({
    config: start.config,
    values,
    page: () => cut(page),
    locale: () => session.words.locale,
    onStranger: () => location.reload(),
    onEvent(name, body) {
      if (name !== 'messageStored' || !('message' in body)) return;
      const { id, author, text, kind } = body.message;
      if (kind === 'system' || kind === 'note' || author.kind === 'system') return;
      tell({ kind: 'message', message: { id, from: author.kind, text } });
      if (author.kind === 'agent' && !session.isMuted) sound.play(id);
    },
  });

  const session = {
    config: start.config,
    values,
    engine,
    words,
    isOpen: start.isOpen,
    takesFocus: start.takesFocus,
    get isMuted() {
      return values.get('muted') === '1';
    },
    get conversation() {
      return currentOf(engine.state.conversations.values());
    },
    subscribe: (listener: () => void) => listeners.add(listener),
    send(text: string) {
      const { conversation } = session;
      return engine.send(
        conversation
          ? { conversationId: conversation.id, text }
          : { conversationId: null, text, context: engine.context() },
      );
    },
    mute(isMuted: boolean) {
      values.set('muted', isMuted ? '1' : null);
      change();
    },
    close: () => tell({ kind: 'close' }),
    hear(message: ToChat) {
      // Answered at every stroke, and only seldom of any interest.
      if (message.kind === 'kept') {
        if (values.kept(message.isKept)) change();
        return;
      }
      if (message.kind === 'stored') values.take(message.key, message.value);
      else if (message.kind === 'panel') {
        ({ isOpen: session.isOpen, takesFocus: session.takesFocus, page } = message);
      } else if (message.kind === 'locale') void speak(message.locale);
      else if (message.kind === 'say') void connect().then(() => say(message.text));
      if (session.isOpen) void connect();
      change();
    },
  };

  /** What the page says in the visitor's name; where it cannot be kept, it waits in the field. */
  const say = (text: string) =>
    session.send(text).catch(() => {
      const key = draftKey(session.conversation);
      values.take(key, [values.get(key), text].filter(Boolean).join('\n'));
    });

  // A chat that was only left behind by another tab makes no identity before somebody wants it.
  let connecting: Promise<void> | undefined;
  const connect = () => {
    connecting ??= engine.start();
    return connecting;
  };
  if (start.isOpen || values.get('token')) void connect();

  async function speak(locale: Locale): Promise<void> {
    session.words = await loadWords(locale);
    change();
  }

  let unread = 0;
  let told = '';
  const tellUnread = (count: number) => {
    const { widget } = session.words;
    unread = count;
    tellTitle();
    const label = widget.chat + (count ? `, ${widget.unread(count)}` : '');
    if (told === label) return;
    told = label;
    tell({ kind: 'unread', count, badge: count ? badgeText(count) : '', label });
  };

  let titled = 0;
  /** Only a page that is out of sight says so in its title. */
  const tellTitle = () => {
    const count = start.config.marksTitle && document.hidden ? unread : 0;
    if (count !== titled) tell({ kind: 'title', count });
    titled = count;
  };
  document.addEventListener('visibilitychange', tellTitle);

  let opened: string | undefined;
  const showThread = (id: string) => {
    if (id === opened) return;
    if (opened) engine.closeThread(opened);
    opened = id;
    // A thread that cannot be read now is read again once the engine is level.
    engine.openThread(id).catch(() => undefined);
  };

  const follow = () => {
    const { conversation } = session;
    const { me } = engine.state;
    const count = conversation && me ? unreadCount(conversation, me) : 0;
    const isSending = engine.state.outbox.length > 0;
    const isLive = isSending || count > 0 || (conversation && conversation.status !== 'closed');
    if (conversation) showThread(conversation.id);
    values.set('conversation', isLive ? '1' : null);
    tellUnread(count);
  };
  engine.subscribe(() => {
    follow();
    change();
  });
  listeners.add(follow);
  values.watch(change);
  return session;
}

function currentOf(conversations: Iterable<Conversation>): Conversation | undefined {
  let found: Conversation | undefined;
  const rank = ({ status, updatedAt }: Conversation) =>
    `${status === 'closed' ? 0 : 1} ${updatedAt}`;
  for (const each of conversations) if (!found || rank(each) > rank(found)) found = each;
  return found;
}

/** As long as the server takes it; addresses can be of any length. */
const cut = ({ url, title = '', referrer = '' }: Page): Page => ({
  url: url.slice(0, 2_000),
  title: title.slice(0, 500),
  referrer: referrer.slice(0, 2_000),
});
