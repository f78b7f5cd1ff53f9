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

  return {
    /** After an event was applied to what was `before`. */
    note(told: DownEvent, before: State): void {
      if (before.me?.kind !== 'agent') return;
      const come = conversationsIn(told);
      const heldOf = ({ id }: Conversation) => before.conversations.get(id);
      const hasWritten = (one: Conversation) => {
        const held = heldOf(one);
        const isMore = held !== undefined && one.visitorMessageCount > held.visitorMessageCount;
        return isMore || isByVisitor(told);
      };
      if (told.event !== 'messageStored') for (const one of come) fillThread(one);
      const isPart = (one: Conversation) => !isWhole(one) && !heldOf(one);
      if (told.event === 'conversationsChanged' && come.some(isPart)) complete();
      for (const one of come.filter(hasWritten)) {
        const now = keeper.state.conversations.get(one.id);
        if (now) parts.onNews(now);
      }
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
