import { complain } from './complain.ts';
import type { Bell, BellEvents, Emit } from './page/bell.ts';

export type EventName = keyof BellEvents;
type Listener<Name extends EventName> = (event: CustomEvent<BellEvents[Name]>) => void;

/** What a host page calls as `window.Deskbell`. Promises reject with an `Error` that says why. */
export type DeskbellApi = {
  /** The site this page belongs to. */
  readonly site: string;
  open(): Promise<void>;
  close(): Promise<void>;
  toggle(): Promise<void>;
  /** Shows or hides the button; a hidden widget can still be opened. */
  show(): Promise<void>;
  hide(): Promise<void>;
  isOpen(): boolean;
  /** Changes the language, such as `de` or `pt-BR`; unknown ones fall back. */
  setLocale(locale: string): Promise<void>;
  /** Sends a message as the visitor; resolves once the chat has it. */
  sendMessage(text: string): Promise<void>;
  /** What happened stands in the event's `detail`. */
  on<Name extends EventName>(name: Name, listener: Listener<Name>): void;
  off<Name extends EventName>(name: Name, listener: Listener<Name>): void;
  /** Takes the widget off the page and forgets the visitor; `show()` or `open()` begins anew. */
  shutdown(): Promise<void>;
  /** Calls in the form that also works before the script has loaded: `['open']`, or a function given this object. */
  push(...calls: QueuedCall[]): void;
};

type Method = Exclude<keyof DeskbellApi, 'site' | 'push'>;
export type QueuedCall = readonly [Method, ...unknown[]] | ((deskbell: DeskbellApi) => unknown);

/** Makes the host page's object over a bell; `hang` gets the way to tell the page's listeners. */
export function makeApi(site: string, hang: (emit: Emit) => Bell): Bell & DeskbellApi {
  // Isolates listeners from each other, and reports the one that throws.
  const events = new EventTarget();
  const run = async (call: QueuedCall) => {
    if (typeof call === 'function') return call(api);
    const [name, ...input] = call;
    return (api[name] as (...input: unknown[]) => unknown)(...input);
  };
  const api: Bell & DeskbellApi = {
    ...hang((name, detail) => events.dispatchEvent(new CustomEvent(name, { detail }))),
    site,
    on: (name, listener) => events.addEventListener(name, listener as EventListener),
    off: (name, listener) => events.removeEventListener(name, listener as EventListener),
    push(...calls) {
      for (const call of calls) run(call).catch(complain);
    },
  };
  return api;
}
