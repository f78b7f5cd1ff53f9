import type { DownEvent } from '../down.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Keeper } from './keeper.ts';
import { isWhole } from './merge.ts';
import type { State } from './state.ts';
import type { Timers } from './timers.ts';

/** What is not known here is asked for within this time, in ms: at random, so that a whole team does not ask at once. */
const completeWithinMs = 5_000;

export type SummariesParts = {
  keeper: Keeper;
  timers: Timers;
  catchUp(): void;
  /** Reads what lies between the newest message held and what the server has. */
  fill(conversationId: string, after: number): void;
  onNews(conversation: Conversation): void;
};

/** What an agent's lists hear of conversations whose messages come in full only to those who take part. */
export function createSummaries(parts: SummariesParts) {
  const { keeper, timers } = parts;
  let isDue = false;
  /** The visitor's messages by conversation: when the present was reached on this link, and last announced. */
  let atLevel: ReadonlyMap<string, number> = new Map();
  const announced = new Map<string, number>();

  function complete(): void {
    if (isDue) return;
    isDue = true;
    timers.after(timers.random() * completeWithinMs, () => {
      isDue = false;
      parts.catchUp();
    });
  }

  /** A thread that is behind was not open for the server when the message came. */
  function fillThread({ id, lastSeq }: Conversation): void {
    const thread = keeper.state.threads.get(id);
    const last = thread?.messages.at(-1)?.seq;
    if (thread && !thread.isLoading && last !== undefined && last < lastSeq) parts.fill(id, last);
  }

  /** How many of the visitor's messages are no news; catch-up may have brought the others before their event. */
  function knownOf(id: string, told: DownEvent, before: State): number {
    const held = before.conversations.get(id)?.visitorMessageCount;
    const last = announced.get(id) ?? -1;
    if (isByVisitor(told)) return Math.min(last, held ?? last);
    if (held === undefined) return Number.POSITIVE_INFINITY;
    // Fewer are held where one was taken back.
    return before.isLevel ? Math.min(held, Math.max(last, atLevel.get(id) ?? held)) : held;
  }

  function announce(id: string, known: number): void {
    const now = keeper.state.conversations.get(id);
    if (!now || now.visitorMessageCount <= known) return;
    announced.set(id, now.visitorMessageCount);
    parts.onNews(now);
  }

  return {
    /** What is held now happened while there was no link, or before. */
    level(): void {
      const { conversations } = keeper.state;
      atLevel = new Map([...conversations].map(([id, one]) => [id, one.visitorMessageCount]));
    },
    /** After an event was applied to what was `before`. */
    note(told: DownEvent, before: State): void {
      if (before.me?.kind !== 'agent') return;
      const come = conversationsIn(told);
      if (told.event !== 'messageStored') for (const one of come) fillThread(one);
      const isPart = (one: Conversation) => !isWhole(one) && !before.conversations.has(one.id);
      if (told.event === 'conversationsChanged' && come.some(isPart)) complete();
      for (const { id } of come) announce(id, knownOf(id, told, before));
    },
  };
}

function conversationsIn({ event, body }: DownEvent): readonly Conversation[] {
  if (event === 'conversationsChanged') return body.conversations;
  if (event === 'conversationChanged') return [body.conversation];
  return event === 'messageStored' && body.conversation ? [body.conversation] : [];
}

const isByVisitor = ({ event, body }: DownEvent): boolean =>
  event === 'messageStored' && body.message.author.kind === 'visitor';
