import type { Page } from '@deskbell/shared/model/page';
import type { WidgetConfig } from '@deskbell/shared/model/site';
import { type Locale, pickLocale } from '@deskbell/shared/words/locales';
import { complain } from '../complain.ts';
import {
  answerDoor,
  frameUrl,
  type HeardMessage,
  type ToChat,
  type ToPage,
  tellChat,
} from '../door.ts';
import { buttonLabel } from './button-label.ts';
import { type Corner, drawCorner } from './corner.ts';
import { attempt, keep, keptUnder } from './kept.ts';
import { coverPhone } from './phone.ts';
import { readConfig, type SiteAddress } from './read-config.ts';
import { markTitle } from './title.ts';

export type BellEvents = {
  ready: undefined;
  open: undefined;
  close: undefined;
  message: HeardMessage;
  unread: number;
};

export type Emit = <Name extends keyof BellEvents>(name: Name, detail?: BellEvents[Name]) => void;

export type Bell = ReturnType<typeof hangBell>;

/** How long the chat may take to knock once its frame has loaded. */
const knockMs = 4_000;

const here = ({ URL: url, title, referrer } = document): Page => ({ url, title, referrer });

/** The widget as the host page has it: a button from the start, a chat from the first wish for one. */
export function hangBell(site: SiteAddress, emit: Emit) {
  const prefix = `deskbell:${site.key}:`;
  const panelKey = `${prefix}panel`;
  let drawing: Promise<void> | undefined;
  let loading: Promise<void> | undefined;
  let config: WidgetConfig;
  let locale: Locale;
  let corner: Corner;
  let frame: HTMLIFrameElement;
  let port: MessagePort | undefined;
  let life: AbortController;
  let uncover: (() => void) | undefined;
  let takesFocus = false;
  let frameLife: AbortController | undefined;

  const draw = () => {
    if (drawing) return drawing;
    life?.abort();
    life = new AbortController();
    document.addEventListener('click', onClick, life);
    addEventListener('storage', onStored, life);
    const drawn = readConfig(site, life).then((answer) => {
      config = answer;
      corner = drawCorner(config, () => toggle().catch(complain));
      corner.showOpen(false);
      label();
    });
    drawing = drawn;
    drawn.catch(() => {
      if (drawing === drawn) drawing = undefined;
    });
    return drawn;
  };

  const onClick = (event: Event) => {
    if (!(event.target as Element).closest?.('[data-deskbell-open]')) return;
    event.preventDefault();
    open().catch(complain);
  };

  /** Another tab of this site wrote something. */
  const onStored = ({ key, newValue: value }: StorageEvent) => {
    if (key?.startsWith(prefix)) tell({ kind: 'stored', key: key.slice(prefix.length), value });
  };

  const label = (badge?: string) => {
    const { lang } = document.documentElement;
    locale = pickLocale([site.locale, lang, ...navigator.languages, config.defaultLocale]);
    corner.showBadge(buttonLabel[locale], badge);
    if (frame) frame.title = buttonLabel[locale];
  };

  const hear: { [Kind in ToPage['kind']]: (message: Extract<ToPage, { kind: Kind }>) => void } = {
    ready({ css }) {
      corner.addStyle(css);
      emit('ready');
    },
    close: () => close(),
    store: ({ key, value }) =>
      tell({ kind: 'kept', isKept: !!keep('localStorage', prefix + key, value) }),
    message: ({ message }) => emit('message', message),
    title: ({ count }) => markTitle(count),
    unread({ count, badge, label }) {
      corner.showBadge(label, badge);
      emit('unread', count);
    },
  };

  const tell = (message: ToChat) => tellChat(port, message);

  const panel = () => ({ isOpen: !!uncover, takesFocus, page: here() });

  const loadFrame = (resolve: () => void, reject: (error: Error) => void) => {
    const stay = new AbortController();
    frameLife = stay;
    frame = corner.addFrame();
    label();
    frame.allow = 'autoplay';
    frame.src = frameUrl(site, locale);
    frame.onload = () => setTimeout(() => port || stay.abort(new Error('closed')), knockMs);
    stay.signal.onabort = () => {
      close();
      frame.remove();
      port?.close();
      loading = port = undefined;
      label('!');
      reject(stay.signal.reason);
    };
    answerDoor({
      frame,
      server: site.server,
      life: stay,
      onOpen(opened) {
        port?.close();
        port = opened;
        port.onmessage = ({ data }) => hear[data.kind as 'close'](data);
        tell({ kind: 'start', config, stored: keptUnder(prefix), ...panel() });
        resolve();
      },
    });
  };

  /** Loads the chat once; a chat that could not be reached is loaded anew the next time. */
  const load = () => {
    loading ??= new Promise<void>(loadFrame);
    return loading;
  };

  const move = () => {
    takesFocus = navigator.userActivation.isActive;
    keep('sessionStorage', panelKey, uncover ? '1' : null);
    corner.showOpen(!!uncover);
    tell({ kind: 'panel', ...panel() });
    emit(uncover ? 'open' : 'close');
  };

  const open = async () => {
    await draw();
    if (!uncover) {
      uncover = coverPhone(corner.host, close);
      move();
    }
    return load();
  };

  const close = async () => {
    if (!uncover) return;
    uncover();
    uncover = undefined;
    move();
    // Whoever is elsewhere on the page stays there.
    if (document.activeElement === corner.host) corner.button.focus();
  };

  const hideButton = async (isHidden: boolean) => {
    await draw();
    corner.button.hidden = isHidden;
  };

  const toggle = () => (uncover ? close() : open());

  return {
    isOpen: () => !!uncover,
    open,
    close,
    toggle,
    /** Draws the button, and goes on where this visitor left off. */
    async start() {
      await draw();
      if (attempt(() => sessionStorage[panelKey])) await open();
      else if (keptUnder(prefix).has('conversation')) await load();
    },
    show: () => hideButton(false),
    hide: () => hideButton(true),
    async setLocale(wanted: string) {
      site.locale = wanted;
      await draw();
      label();
      tell({ kind: 'locale', locale });
    },
    async sendMessage(text: string) {
      await draw();
      await load();
      tell({ kind: 'say', text });
    },
    /** Takes everything off the page and forgets the visitor. */
    async shutdown() {
      // After whatever was called before, so that it ends, too.
      await 0;
      frameLife?.abort();
      markTitle(0);
      (corner as Corner | undefined)?.host.remove();
      for (const key of keptUnder(prefix).keys()) keep('localStorage', prefix + key, null);
      life?.abort();
      drawing = undefined;
    },
  };
}
