import type { Keeper } from './keeper.ts';
import { mergeConversation } from './merge.ts';
import type { Thread } from './state.ts';
import type { Outgoing, Saved, Store } from './store.ts';
import { mergeMessages } from './thread.ts';

type Follow = {
  store: Store;
  /** Runs store calls one after the other, so that what is read holds every commit before it. */
  inLine<Value>(step: () => Promise<Value>): Promise<Value>;
  /** How often the outbox was written or rows were taken away, counted when that was asked for. */
  writes(): number;
  /** Outbox entries this engine has settled or discarded; they never come back from the store. */
  finished: ReadonlySet<string>;
  keeper: Keeper;
  /** Called whenever what the store holds was taken in. */
  onMerged: () => void;
  onTrouble: (error: unknown) => void;
};

/** How many messages of a thread are read from the store at a time. */
export const storedPage = 50;

/** Reads the store into the state, and again whenever another tab changed it. */
export function followStore(follow: Follow): { ready: Promise<Saved>; stop: () => void } {
  const { store, inLine, writes, keeper, onTrouble } = follow;
  let isReading = false;
  let isStale = false;

  async function read(): Promise<Saved> {
    const pages = new Map<string, Thread['messages']>();
    for (const id of keeper.state.threads.keys())
      pages.set(id, await keeper.messages(id, { limit: storedPage }));
    for (;;) {
      const before = writes();
      const saved = await inLine(() => loadOnce(before, pages));
      if (saved) return saved;
    }
  }

  /**
   * Takes the rows in before anything else is written, so that no state of later is replaced by rows of before; null
   * where a write has come to stand in line behind this load, which the next try stands behind.
   */
  async function loadOnce(
    before: number,
    pages: ReadonlyMap<string, Thread['messages']>,
  ): Promise<Saved | null> {
    const saved = await store.load();
    if (writes() !== before) return null;
    merge(follow, saved, pages);
    return saved;
  }

  async function readAgain(): Promise<void> {
    isStale = true;
    if (isReading) return;
    isReading = true;
    while (isStale) {
      isStale = false;
      await read().catch(onTrouble);
    }
    isReading = false;
  }

  const unwatch = store.watch(() => void readAgain());
  return { ready: read(), stop: unwatch };
}

function withStored(thread: Thread, stored: Thread['messages']): Thread {
  const start = thread.messages[0]?.seq ?? 0;
  const fitting = thread.hasOlder ? stored.filter(({ seq }) => seq >= start) : stored;
  const messages = mergeMessages(thread.messages, fitting);
  return messages === thread.messages ? thread : { ...thread, messages };
}

function merge(
  { keeper, finished, onMerged }: Follow,
  saved: Saved,
  pages: ReadonlyMap<string, Thread['messages']>,
): void {
  const { state } = keeper;
  const conversations = new Map(state.conversations);
  for (const row of saved.conversations)
    if (!state.gone.has(row.id) && !state.gone.has(row.visitorId))
      conversations.set(row.id, mergeConversation(conversations.get(row.id), row));
  const threads = new Map(state.threads);
  for (const [id, thread] of state.threads) {
    const stored = pages.get(id)?.filter((message) => !state.gone.has(message.id)) ?? [];
    threads.set(id, withStored(thread, stored));
  }
  keeper.change({
    me: state.me ?? saved.me,
    conversations,
    threads,
    agents: withMissing(state.agents, saved.agents),
    visitors: withMissing(state.visitors, saved.visitors),
    sites: withMissing(state.sites, saved.sites),
    outbox: mergeOutbox(state.outbox, saved.outbox, finished),
  });
  onMerged();
}

function withMissing<Row extends { id: string }>(
  held: ReadonlyMap<string, Row>,
  stored: readonly Row[],
): ReadonlyMap<string, Row> {
  return new Map([...stored.map((row) => [row.id, row] as const), ...held]);
}

/** The store decides which entries there are; `sending` is known only to the engine that sends. */
function mergeOutbox(
  held: readonly Outgoing[],
  stored: readonly Outgoing[],
  finished: ReadonlySet<string>,
): readonly Outgoing[] {
  const sending = new Set(held.filter(({ state }) => state === 'sending').map(({ id }) => id));
  return sortOutbox(
    stored
      .filter(({ id }) => !finished.has(id))
      .map((entry) =>
        entry.state === 'refused'
          ? entry
          : { ...entry, state: sending.has(entry.id) ? 'sending' : 'queued' },
      ),
  );
}

/** Entries in the order in which they leave. */
export function sortOutbox(entries: readonly Outgoing[]): readonly Outgoing[] {
  const place = (entry: Outgoing) => `${entry.createdAt} ${entry.id}`;
  return [...entries].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
