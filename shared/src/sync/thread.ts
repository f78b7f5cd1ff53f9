import type { Message } from '../model/message.ts';
import type { Thread } from './state.ts';

/** The messages of both in `seq` order, each in its highest `revision`. */
export function mergeMessages(
  held: readonly Message[],
  come: readonly Message[],
): readonly Message[] {
  const last = held.at(-1)?.seq ?? 0;
  if (come.every((message, at) => message.seq > (come[at - 1]?.seq ?? last)))
    return come.length > 0 ? [...held, ...come] : held;
  const bySeq = new Map(held.map((message) => [message.seq, message]));
  let isNew = false;
  for (const message of come) {
    const before = bySeq.get(message.seq);
    if (before && before.revision >= message.revision) continue;
    bySeq.set(message.seq, message);
    isNew = true;
  }
  return isNew ? [...bySeq.values()].sort((a, b) => a.seq - b.seq) : held;
}

/** A thread with one more message; one from before its start is left out, since it would leave a hole. */
export function withMessage(thread: Thread, message: Message): Thread {
  const first = thread.messages[0];
  if (thread.hasOlder && first && message.seq < first.seq) return thread;
  const messages = mergeMessages(thread.messages, [message]);
  return messages === thread.messages ? thread : { ...thread, messages };
}

/** A thread with the server's newest page: joined where the two meet, without what lies beyond a hole. */
export function withNewestPage(
  thread: Thread,
  page: { messages: readonly Message[]; hasMore: boolean },
): Thread {
  const start = page.messages[0]?.seq ?? 0;
  const older = thread.messages.filter((message) => message.seq < start);
  const others = thread.messages.filter((message) => message.seq >= start);
  const joins = others[0]?.seq === start || older.at(-1)?.seq === start - 1;
  const held = joins ? thread.messages : others;
  return {
    messages: mergeMessages(held, page.messages),
    hasOlder: page.hasMore && (joins && older.length > 0 ? thread.hasOlder : true),
    isLoading: false,
  };
}

/** A thread with a page of older messages in front. */
export function withOlderPage(
  thread: Thread,
  page: { messages: readonly Message[]; hasMore: boolean },
): Thread {
  return {
    messages: mergeMessages(thread.messages, page.messages),
    hasOlder: page.hasMore,
    isLoading: false,
  };
}
