import type { Page } from '@deskbell/shared/model/page';
import type { WidgetConfig } from '@deskbell/shared/model/site';
import type { Locale } from '@deskbell/shared/words/locales';

/** What the page tells the chat. */
export type ToChat =
  | {
      kind: 'start';
      config: WidgetConfig;
      /** Everything the page keeps for this site, keys without their prefix. */
      stored: Map<string, string>;
      isOpen: boolean;
      takesFocus: boolean;
      page: Page;
    }
  /** Another tab wrote (or, with null, removed) a value. */
  | { kind: 'stored'; key: string; value: string | null }
  /** `takesFocus` where a person opened it just now, not the page by itself. */
  | { kind: 'panel'; isOpen: boolean; takesFocus: boolean; page: Page }
  | { kind: 'locale'; locale: Locale }
  /** Answers each `store` in turn: whether the page's storage took it. */
  | { kind: 'kept'; isKept: boolean }
  | { kind: 'say'; text: string };

/** A message as the host page hears of it. */
export type HeardMessage = { id: string; from: 'visitor' | 'agent'; text: string };

/** What the chat tells the page. */
export type ToPage =
  /** The chat is on the screen; `css` is the look of its frame in the page. */
  | { kind: 'ready'; css: string }
  | { kind: 'store'; key: string; value: string | null }
  | { kind: 'close' }
  /** `label` is what a screen reader says of the button. */
  | { kind: 'unread'; count: number; badge: string; label: string }
  /** How many unread messages the page's title names. */
  | { kind: 'title'; count: number }
  | { kind: 'message'; message: HeardMessage };

/** Sends through the private channel. */
export type Port<Out> = (message: Out) => void;

/** Where the chat's frame lives: its language and the origin it talks to stand behind the `#`. */
export function frameUrl(site: { server: string; key: string }, locale: Locale): string {
  return `${site.server}/widget/frame?site=${encodeURIComponent(site.key)}#${locale},${origin}`;
}

/** Sends to the chat, if there is one. */
export const tellChat = (port: MessagePort | undefined, message: ToChat) =>
  port?.postMessage(message);

/** The page's side: whenever the chat in `frame` knocks from `server`, hands it one end of a private channel. */
export function answerDoor({
  frame,
  server,
  life,
  onOpen,
}: {
  frame: HTMLIFrameElement;
  server: string;
  life: AbortController;
  onOpen: (port: MessagePort) => void;
}): void {
  addEventListener(
    'message',
    ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== server || data !== 'deskbell') return;
      const { port1, port2 } = new MessageChannel();
      (source as Window).postMessage(data, server, [port2]);
      onOpen(port1);
    },
    life,
  );
}

/** The chat's side: knocks at the page of `origin` only, and takes the channel from that page only. */
export function knock(origin: string, onMessage: (message: ToChat) => void): Promise<Port<ToPage>> {
  return new Promise((resolve) => {
    const hear = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source !== parent || event.origin !== origin || event.data !== 'deskbell' || !port)
        return;
      removeEventListener('message', hear);
      port.onmessage = ({ data }) => onMessage(data);
      resolve((message) => port.postMessage(message));
    };
    addEventListener('message', hear);
    // A page without an origin of its own (a file, a sandbox) cannot be named as a target; the knock says nothing secret.
    parent.postMessage('deskbell', origin === 'null' ? '*' : origin);
  });
}
