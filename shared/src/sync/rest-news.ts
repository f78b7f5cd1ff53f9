import type { DownEvent } from '../down.ts';
import type { Conversation } from '../model/conversation.ts';
import type { CommandName, Input, Output } from '../up.ts';

/** How many of the latest conversations are watched, and how many messages one question brings. */
const watched = 5;
const pageSize = 200;

type AskRest = <Name extends CommandName>(name: Name, input: Input<Name>) => Promise<Output<Name>>;

/** Finds out by asking what a socket would have told a visitor. */
export type News = {
  /** What came since the last time; the first time only looks where things stand. Rejects as its questions do. */
  look(): Promise<DownEvent[]>;
  forget(): void;
};

/** `seq` is how far its messages are known. */
type Seen = { conversation: Conversation; seq: number };

export function createNews(ask: AskRest): News {
  let seen: Map<string, Seen> | null = null;

  async function look(): Promise<DownEvent[]> {
    const { conversations } = await ask('listConversations', { limit: watched });
    const before = seen;
    const now = new Map(before);
    const told: DownEvent[] = [];
    for (const conversation of conversations.toReversed()) {
      const known = before?.get(conversation.id);
      const since = before ? (known?.seq ?? 0) : conversation.lastSeq;
      const events = await messagesSince(conversation, since);
      const seq = Math.max(conversation.lastSeq, ...events.map(({ body }) => body.message.seq));
      now.set(conversation.id, { conversation, seq });
      told.push(...events);
      if (before && !isSame(known?.conversation, conversation))
        told.push({ event: 'conversationChanged', body: { conversation } });
    }
    // Only now: had a question failed, what it would have told must be told the next time.
    seen = now;
    return told;
  }

  async function messagesSince(conversation: Conversation, since: number) {
    const told: Extract<DownEvent, { event: 'messageStored' }>[] = [];
    const conversationId = conversation.id;
    for (let after = since, hasMore = conversation.lastSeq > since; hasMore; ) {
      const page = await ask('listMessages', { conversationId, after, limit: pageSize });
      for (const message of page.messages)
        told.push({ event: 'messageStored', body: { message, conversation } });
      after = page.messages.at(-1)?.seq ?? after;
      hasMore = page.hasMore && page.messages.length > 0;
    }
    return told;
  }

  return {
    look,
    forget() {
      seen = null;
    },
  };
}

/** Receipts move without a new revision, so all of it is compared. */
const isSame = (one: Conversation | undefined, other: Conversation): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
