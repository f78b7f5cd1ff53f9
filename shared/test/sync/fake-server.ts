import type { Change, DownEvent } from '../../src/down.ts';
import type { Answer, ErrorBody } from '../../src/error.ts';
import type { Welcome } from '../../src/hello.ts';
import type { Conversation } from '../../src/model/conversation.ts';
import type { Message } from '../../src/model/message.ts';
import type { Presence, PresenceStatus } from '../../src/model/presence.ts';
import type { Reader } from '../../src/model/receipt.ts';
import type { Clock } from '../../src/sync/clock.ts';
import { type Link, type LinkListener, LinkTimeout } from '../../src/sync/link.ts';
import type { Input } from '../../src/up.ts';
import { eg, exampleId } from './example.ts';

export type Call = { name: string; input: Record<string, unknown> };

/** What a script lets happen to one call: done but the answer lost, lost on its way, or answered with an error. */
export type Fate = 'answered' | 'answerLost' | 'lost' | ErrorBody;

/** A server at the rim of the engine: the truth, a log of its changes, and links that can be cut at any moment. */
export class FakeServer {
  readonly calls: Call[] = [];
  readonly conversations = new Map<string, Conversation>();
  readonly messages: Message[] = [];
  readonly log: Change[] = [];
  /** Decides over every call before it is done. */
  fate: (call: Call) => Fate = () => 'answered';
  /** Whether clients hear events at once. */
  isPushing = true;
  /** Changes a page of catch-up holds. */
  pageSize = 1_000;
  /** Cursors below are not known any more. */
  oldestCursor = 0;
  /** Answers a handshake with this, if anything. */
  refusal: (() => ErrorBody | undefined) | undefined;
  /** Opens links, or leaves them hanging. */
  isWelcoming = true;
  opened = 0;
  /** What the agent chose to show; set to online it is forgotten. */
  presence: PresenceStatus = 'online';
  readonly me: Reader;
  readonly #clock: Clock;
  readonly #listeners = new Set<LinkListener>();
  readonly #pending = new Set<(error: Error) => void>();

  constructor(clock: Clock, me: Reader = { kind: 'visitor', id: exampleId() }) {
    this.#clock = clock;
    this.me = me;
  }

  get connected(): number {
    return this.#listeners.size;
  }

  link(): Link {
    let listener: LinkListener | null = null;
    const pending = new Set<(error: Error) => void>();
    const close = () => {
      if (listener) this.#listeners.delete(listener);
      listener = null;
      for (const fail of [...pending]) fail(new LinkTimeout('closed'));
    };
    return {
      open: (_, opened) => {
        this.opened += 1;
        listener = opened;
        queueMicrotask(() => {
          const refused = this.refusal?.();
          if (listener !== opened) return;
          if (refused) opened.onDown(refused);
          else if (this.isWelcoming) {
            this.#listeners.add(opened);
            opened.onWelcome(this.#welcome());
          }
        });
      },
      close,
      call: (name, input, timeoutMs) =>
        new Promise((resolve, reject) => {
          if (!listener || !this.#listeners.has(listener)) return reject(new LinkTimeout('closed'));
          const fail = (error: Error) => {
            forget();
            reject(error);
          };
          const cancel = this.#clock.after(timeoutMs, () => fail(new LinkTimeout('late')));
          const forget = () => {
            cancel();
            pending.delete(fail);
            return this.#pending.delete(fail);
          };
          pending.add(fail);
          this.#pending.add(fail);
          const answer = this.#answer({ name, input: input as Record<string, unknown> });
          if (answer) queueMicrotask(() => finish(answer as Answer<never>));
          const finish = (value: Answer<never>) => {
            if (forget()) resolve(value);
          };
        }),
    };
  }

  /** Breaks every link; calls under way are never answered. */
  cut(): void {
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const fail of [...this.#pending]) fail(new LinkTimeout('cut'));
    for (const listener of listeners) listener.onDown();
  }

  /** Links look alive but nothing passes any more. */
  freeze(): void {
    this.fate = () => 'lost';
    this.isPushing = false;
  }

  push(told: DownEvent): void {
    if (!this.isPushing) return;
    for (const listener of this.#listeners)
      listener.onEvent(told.event, structuredClone(told.body));
  }

  /** Something that happened: into the log, and to who listens. */
  publish(change: Change): void {
    this.log.push(structuredClone(change));
    this.push(change);
  }

  start(part: Partial<Conversation> = {}): Conversation {
    const visitorId = this.me.kind === 'visitor' ? this.me.id : exampleId();
    const conversation = eg.conversation({ visitorId, ...part });
    this.conversations.set(conversation.id, conversation);
    this.publish({ event: 'conversationChanged', body: { conversation } });
    return conversation;
  }

  /** Changes a conversation as the server would, with the next revision. */
  change(id: string, part: Partial<Conversation>): Conversation {
    const held = this.conversations.get(id);
    if (!held) throw new Error('no such conversation');
    const conversation = { ...held, ...part, revision: held.revision + 1 };
    this.conversations.set(id, conversation);
    return conversation;
  }

  say(conversationId: string, part: Partial<Message> = {}): Message {
    const held = this.conversations.get(conversationId);
    const seq = (held?.lastSeq ?? 0) + 1;
    const author = { kind: 'agent' as const, id: exampleId() };
    const message = eg.message({ conversationId, seq, author, text: `message ${seq}`, ...part });
    this.messages.push(message);
    const count = `${message.author.kind}MessageCount` as const;
    const counted =
      count === 'systemMessageCount' || message.kind === 'note'
        ? {}
        : { [count]: (held?.[count] ?? 0) + 1 };
    const conversation = this.change(conversationId, { lastSeq: seq, ...counted });
    this.log.push({ event: 'messageStored', body: { message } });
    this.log.push({ event: 'conversationChanged', body: { conversation } });
    this.push({ event: 'messageStored', body: { message, conversation } });
    return message;
  }

  /** The texts of what was stored, in order. */
  texts(): string[] {
    return this.messages.map(({ text }) => text);
  }

  callsOf(name: string): Record<string, unknown>[] {
    return this.calls.filter((call) => call.name === name).map(({ input }) => input);
  }

  #welcome(): Welcome {
    const { kind, id } = this.me;
    const who = kind === 'agent' ? { agent: eg.agent({ id }) } : { visitor: eg.visitor({ id }) };
    const serverTime = new Date(this.#clock.now()).toISOString();
    return { protocol: 1, actor: kind, ...who, cursor: String(this.log.length), serverTime };
  }

  #answer(call: Call): Answer<unknown> | undefined {
    this.calls.push(call);
    const fate = this.fate(call);
    if (fate === 'lost') return undefined;
    if (typeof fate === 'object') return { ok: false, error: fate };
    const answer = structuredClone(this.#do(call));
    return fate === 'answerLost' ? undefined : answer;
  }

  #do({ name, input }: Call): Answer<unknown> {
    switch (name) {
      case 'sendMessage':
        return this.#store(input as Input<'sendMessage'>);
      case 'catchUp':
        return this.#changes(input as Input<'catchUp'>);
      case 'listMessages':
        return this.#page(input as Input<'listMessages'>);
      case 'listConversations':
        return ok({ conversations: [...this.conversations.values()].reverse(), nextPage: null });
      case 'readConversation':
        return ok({
          conversation: this.conversations.get(String(input.conversationId)),
          presences: [],
        });
      case 'markRead':
      case 'markDelivered':
        return this.#move(name, input as Input<'markRead'>);
      case 'listAgents':
        return ok({ agents: [], presences: this.me.kind === 'agent' ? [this.#presence()] : [] });
      case 'setPresence':
        this.presence = (input as Input<'setPresence'>).status;
        return ok({ presence: this.#presence() });
      case 'listSites':
        return ok({ sites: [] });
      default:
        return ok({});
    }
  }

  #presence(): Presence {
    return { who: { ...this.me }, status: this.presence, lastSeenAt: null };
  }

  #store({ id, conversationId, text, kind = 'text' }: Input<'sendMessage'>): Answer<unknown> {
    const isErased = this.log.some(({ event, body }) => event === 'gone' && body.id === id);
    const isHomeless = conversationId !== undefined && !this.conversations.has(conversationId);
    if (isErased || isHomeless) return { ok: false, error: { code: 'notFound', message: 'gone' } };
    const stored = this.messages.find((message) => message.id === id);
    if (!stored) {
      const home = conversationId ?? [...this.conversations.keys()][0] ?? this.start().id;
      this.say(home, { id, text, kind, author: { ...this.me } });
    }
    const message = stored ?? this.messages.at(-1);
    return ok({ message, conversation: this.conversations.get(message?.conversationId ?? '') });
  }

  #changes({ cursor, limit = this.pageSize }: Input<'catchUp'>): Answer<unknown> {
    const from = Number(cursor);
    if (from < this.oldestCursor)
      return { ok: false, error: { code: 'badInput', message: 'this cursor is not known' } };
    const end = Math.min(from + Math.min(Number(limit), this.pageSize), this.log.length);
    const isLevel = end === this.log.length;
    return ok({ changes: this.log.slice(from, end), cursor: String(end), isLevel });
  }

  #page(input: Input<'listMessages'>): Answer<unknown> {
    const { conversationId, after, before, limit = 50 } = input;
    const all = this.messages.filter(
      (message) =>
        message.conversationId === conversationId &&
        message.seq > Number(after ?? 0) &&
        message.seq < Number(before ?? Number.POSITIVE_INFINITY),
    );
    const messages = after === undefined ? all.slice(-Number(limit)) : all.slice(0, Number(limit));
    return ok({ messages, hasMore: messages.length < all.length });
  }

  #move(name: string, { conversationId, seq }: Input<'markRead'>): Answer<unknown> {
    const held = this.conversations.get(conversationId);
    if (!held) return { ok: false, error: { code: 'notFound', message: 'no such conversation' } };
    const mine = held.receipts.find(({ reader }) => reader.id === this.me.id);
    const readSeq = Math.max(mine?.readSeq ?? 0, name === 'markRead' ? Number(seq) : 0);
    const readCount = this.messages.filter(
      (message) =>
        message.conversationId === conversationId &&
        message.seq <= readSeq &&
        message.author.kind === (this.me.kind === 'visitor' ? 'agent' : 'visitor'),
    ).length;
    const deliveredSeq = Math.max(mine?.deliveredSeq ?? 0, Number(seq));
    const receipt = { conversationId, reader: this.me, deliveredSeq, readSeq, readCount };
    const others = held.receipts.filter((other) => other !== mine);
    this.conversations.set(conversationId, { ...held, receipts: [...others, receipt] });
    this.publish({ event: 'receiptMoved', body: { receipt } });
    return ok({ receipt });
  }
}

function ok(value: unknown): Answer<unknown> {
  return { ok: true, value };
}
