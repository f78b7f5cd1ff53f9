import type { Message } from '../model/message.ts';
import type { Output } from '../up.ts';
import { absorb } from './absorb.ts';
import { type Ask, isLinkLoss } from './ask.ts';
import { storedPage } from './follow-store.ts';
import type { Keeper } from './keeper.ts';
import type { Thread } from './state.ts';
import { withNewestPage, withOlderPage } from './thread.ts';

export type ThreadsParts = {
  keeper: Keeper;
  ask: Ask;
  onTrouble(error: unknown): void;
};

/** The conversations whose messages are held in memory. */
export type Threads = {
  open(conversationId: string): Promise<void>;
  close(conversationId: string): void;
  loadOlder(conversationId: string): Promise<void>;
  /** Reads open threads from the server: all of them, or only those it was never asked for; of the rest, who is here. */
  refresh(isAll: boolean): void;
  /** Reads what lies between the newest message held and one that came after a gap. */
  fill(conversationId: string, after: number): void;
};

const emptyThread: Thread = { messages: [], hasOlder: true, isLoading: true };

export function createThreads(parts: ThreadsParts): Threads {
  const { keeper, ask, onTrouble } = parts;
  const isRead = new Map<string, boolean>();

  const threadOf = (id: string) => keeper.state.threads.get(id);

  function put(id: string, change: (thread: Thread) => Thread): void {
    const thread = threadOf(id);
    if (!thread) return;
    keeper.change({ threads: new Map(keeper.state.threads).set(id, change(thread)) });
  }

  const lastSeqOf = (id: string) => keeper.state.conversations.get(id)?.lastSeq ?? 0;

  /** What only lists heard of while a thread was loading was not asked for then. */
  async function fillSince(id: string, lastSeq: number): Promise<void> {
    const held = threadOf(id)?.messages.at(-1)?.seq ?? 0;
    if (threadOf(id) && lastSeqOf(id) > Math.max(held, lastSeq)) await readAfter(id, held);
  }

  async function read(id: string): Promise<void> {
    if (keeper.state.link !== 'online')
      return put(id, (thread) => ({ ...thread, isLoading: false }));
    put(id, (thread) => ({ ...thread, isLoading: true }));
    const lastSeq = lastSeqOf(id);
    try {
      const [page] = await Promise.all([
        ask('listMessages', { conversationId: id, limit: storedPage }),
        readPresences(id),
      ]);
      isRead.set(id, true);
      await take(id, page, (thread) => withNewestPage(thread, page));
      await fillSince(id, lastSeq);
    } catch (error) {
      put(id, (thread) => ({ ...thread, isLoading: false }));
      // The thread is read again once there is another link.
      if (!isLinkLoss(error)) throw error;
    }
  }

  async function readPresences(id: string): Promise<void> {
    await keeper.take(absorb(await ask('readConversation', { conversationId: id })));
  }

  /** Joins the page to the thread before its messages are applied one by one, so that no hole is ever seen. */
  async function take(
    id: string,
    page: Output<'listMessages'>,
    join: (thread: Thread) => Thread,
  ): Promise<void> {
    const { gone } = keeper.state;
    const messages = page.messages.filter((message) => !gone.has(message.id));
    put(id, join);
    await keeper.take(absorb({ messages }));
  }

  async function readAfter(id: string, after: number): Promise<void> {
    const page = await ask('listMessages', { conversationId: id, after });
    await keeper.take(absorb(page));
    const last = page.messages.at(-1)?.seq;
    if (page.hasMore && last !== undefined) await readAfter(id, last);
  }

  async function open(id: string): Promise<void> {
    if (!threadOf(id))
      keeper.change({ threads: new Map(keeper.state.threads).set(id, emptyThread) });
    const messages = await keeper.messages(id, { limit: storedPage });
    put(id, (thread) => withNewestPage(thread, { messages, hasMore: messages[0]?.seq !== 1 }));
    await read(id);
  }

  async function loadOlder(id: string): Promise<void> {
    const thread = threadOf(id);
    const before = thread?.messages[0]?.seq;
    if (!thread?.hasOlder || thread.isLoading || before === undefined) return;
    put(id, (held) => ({ ...held, isLoading: true }));
    const lastSeq = lastSeqOf(id);
    try {
      const stored = await keeper.messages(id, { before, limit: storedPage });
      const hasMore = stored[0]?.seq !== 1;
      if (isWholePage(stored, before) || keeper.state.link !== 'online')
        put(id, (held) => withOlderPage(held, { messages: stored, hasMore }));
      else {
        const page = await ask('listMessages', { conversationId: id, before, limit: storedPage });
        await take(id, page, (held) => withOlderPage(held, page));
      }
      await fillSince(id, lastSeq);
    } catch (error) {
      put(id, (held) => ({ ...held, isLoading: false }));
      // The thread is read again once there is another link.
      if (!isLinkLoss(error)) throw error;
    }
  }

  return {
    open,
    close(id) {
      isRead.delete(id);
      const threads = new Map(keeper.state.threads);
      threads.delete(id);
      keeper.change({ threads });
    },
    loadOlder,
    refresh(isAll) {
      for (const id of keeper.state.threads.keys())
        (isAll || !isRead.get(id) ? read(id) : readPresences(id)).catch(onTrouble);
    },
    fill(id, after) {
      readAfter(id, after).catch(onTrouble);
    },
  };
}

/** Whether the store's page can stand for the server's: nothing is missing between it and what is held. */
function isWholePage(stored: readonly Message[], before: number): boolean {
  if (stored.some((message, at) => message.seq !== before - stored.length + at)) return false;
  return stored.length === storedPage || stored[0]?.seq === 1;
}
