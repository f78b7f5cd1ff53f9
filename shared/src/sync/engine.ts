import type { ListName } from '../commands/list-conversations.ts';
import type { EventBody, EventName } from '../down.ts';
import type { ErrorBody } from '../error.ts';
import type { Hello, Welcome } from '../hello.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Context } from '../model/page.ts';
import type { CommandName, Input, Output } from '../up.ts';
import type { Clock } from './clock.ts';
import { composeEngine } from './compose-engine.ts';
import type { Link } from './link.ts';
import type { State } from './state.ts';
import type { Outgoing, Store } from './store.ts';

export type EngineParts = {
  link: Link;
  store: Store;
  clock: Clock;
  /** Asked at every connect, so that a renewed token or page is used. */
  hello: () => Hello;
  /** Told at every welcome, so that a visitor's token can be kept. */
  onWelcome?: (welcome: Welcome) => void;
  /** Live events after they were applied (never those told again by catch-up): for sound and notifications. */
  onEvent?: <Name extends EventName>(name: Name, body: EventBody<Name>) => void;
  /**
   * A visitor has written, told to an agent after it was applied, with the conversation as it now is: once, whether the
   * message came in full or lists only heard of it, and never again by catch-up. Several in a moment may be one.
   */
  onNews?: (conversation: Conversation) => void;
  /**
   * Told when the server turns this client away for good. `retry` asks `hello` again and tries once more, as a visitor
   * whose token went stale does; without this part, or refused again before any welcome, the engine stops.
   */
  onRefused?: (error: ErrorBody) => 'retry' | 'stop';
  /** Told what went wrong without stopping anything, such as a full disk under the store. */
  onTrouble?: (error: unknown) => void;
};

export type Draft = {
  conversationId: string | null;
  text: string;
  kind?: 'text' | 'note';
  replyToId?: string;
  baseSeq?: number;
  context?: Context;
};

/** One sync engine for widget, browser console and desktop. */
export type Engine = {
  readonly state: State;
  /** Called after every change of `state`, at most once a tick; returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Shows what the store kept, then connects and stays connected until `stop`. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** After sleep, `online`, focus or a page shown again: connect now, or probe the link (5 s) if it looks connected. */
  wake(): void;
  /**
   * Rejects with `CallFailed` of `sync/call-failed` (the server's error) or `LinkTimeout` / offline as `CallFailed` of code
   * `unavailable`. What an agent chose by `setPresence` is told again at every welcome, also where the link was lost.
   */
  call<Name extends CommandName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  /** Keeps the message in the store, then sends it when its turn comes. Resolves once kept. */
  send(draft: Draft): Promise<Outgoing>;
  /** Queues a refused message again; `baseSeq` updates what its author has seen by now (undefined sends anyway). */
  retry(id: string, options?: { baseSeq?: number }): Promise<void>;
  discard(id: string): Promise<void>;
  /** Brings the newest messages into `state.threads` (from the store at once, then from the server) and keeps them live. */
  openThread(conversationId: string): Promise<void>;
  closeThread(conversationId: string): void;
  /** One more page of older messages in front. */
  loadOlder(conversationId: string): Promise<void>;
  /** One page of a list from the server into `state.conversations`; answers the next page's token. */
  loadList(list: ListName, page?: string): Promise<string | null>;
  /** Moves the own read position, at once in `state`, and on the server when there is a link. */
  markRead(conversationId: string, seq: number): void;
  /** Tells the other side; throttled, and silent while offline. */
  showTyping(conversationId: string, isTyping: boolean, preview?: string): void;
};

/** Puts the parts together; nothing happens before `start`. */
export function createEngine(parts: EngineParts): Engine {
  return composeEngine(parts);
}
