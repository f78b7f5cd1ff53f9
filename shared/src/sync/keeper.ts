import type { DownEvent } from '../down.ts';
import type { Message } from '../model/message.ts';
import { apply } from './apply.ts';
import type { Clock } from './clock.ts';
import { followStore } from './follow-store.ts';
import type { State } from './state.ts';
import { emptyState } from './state.ts';
import type { Batch, Read, Store } from './store.ts';

/** Holds the state, tells who listens, and keeps the store in step with it. */
export type Keeper = {
  readonly state: State;
  /** Where `catchUp` goes on; null before the first snapshot. */
  readonly cursor: string | null;
  subscribe(listener: () => void): () => void;
  change(part: Partial<State>): void;
  /** Applies events at once, and resolves when the store has their rows, with `extra` in the same commit. */
  take(
    events: readonly DownEvent[],
    extra?: Pick<Batch, 'isFresh' | 'cursor' | 'me'>,
  ): Promise<void>;
  /** Commits in the order of the calls; rejects where the store could not. `onKept` comes before anything is read again. */
  commit(batch: Batch, onKept?: () => void): Promise<void>;
  /** A page of messages from the store, without those a tombstone took meanwhile. */
  messages: Store['messages'];
  /** Makes the next catch-up start from a fresh snapshot. */
  forgetCursor(): void;
  /** Forgets all that belongs to someone else, unsent messages too. */
  wipe(): void;
  /** Reads what the store kept; afterwards follows what other tabs change in it, until `stop`. */
  load(onMerged: () => void): Promise<{ reads: Read[]; stop: () => void }>;
  /** Resolves once everything committed so far is kept. */
  settle(): Promise<void>;
};

export type KeeperParts = { store: Store; clock: Clock; onTrouble: (error: unknown) => void };

export function createKeeper({ store, clock, onTrouble }: KeeperParts): Keeper {
  let state = emptyState;
  let cursor: string | null = null;
  let isStoreBehind = false;
  let isTold = true;
  let takes = 0;
  let writes = 0;
  let line: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();
  const finished = new Set<string>();

  function change(part: Partial<State>): void {
    state = { ...state, ...part };
    if (!isTold) return;
    isTold = false;
    void Promise.resolve().then(() => {
      isTold = true;
      for (const listener of listeners) listener();
    });
  }

  function inLine<Value>(step: () => Promise<Value>): Promise<Value> {
    const done = line.then(step, step);
    line = done.catch(() => undefined);
    return done;
  }

  async function commit(batch: Batch, onKept?: () => void): Promise<void> {
    for (const { kind, id } of batch.gone ?? []) if (kind === 'outgoing') finished.add(id);
    const { cursor: _, ...rows } = batch;
    if (isEmpty(batch)) return;
    if (batch.isFresh || batch.outbox?.length || batch.gone?.length) writes += 1;
    const step = async () => {
      await store.commit(isStoreBehind ? rows : batch);
      onKept?.();
    };
    // A cursor must never pass rows the store failed to keep: the next start then asks for them again.
    await inLine(step).catch((error) => {
      isStoreBehind = true;
      throw error;
    });
  }

  async function take(
    events: readonly DownEvent[],
    extra: Pick<Batch, 'isFresh' | 'cursor' | 'me'> = {},
  ): Promise<void> {
    const applied = apply(extra.isFresh ? withoutRows(state) : state, events, clock.now());
    takes += 1;
    change(extra.me ? { ...applied.state, me: extra.me } : applied.state);
    cursor = extra.cursor ?? cursor;
    if (extra.isFresh) isStoreBehind = false;
    await commit({ ...applied.batch, ...extra }).catch(onTrouble);
  }

  async function messages(...query: Parameters<Store['messages']>): Promise<Message[]> {
    // What was taken in while the store was read is not in what it answers.
    for (let turn = 1; ; turn += 1) {
      const before = takes;
      const found = await inLine(() => store.messages(...query));
      if (takes === before || turn === 5) return found.filter(({ id }) => !state.gone.has(id));
    }
  }

  async function load(onMerged: () => void): Promise<{ reads: Read[]; stop: () => void }> {
    const { ready, stop } = followStore({
      store,
      inLine,
      writes: () => writes,
      finished,
      keeper,
      onMerged,
      onTrouble,
    });
    const saved = await ready.catch(onTrouble);
    cursor = saved?.cursor ?? null;
    return { reads: saved?.reads ?? [], stop };
  }

  const keeper: Keeper = {
    get state() {
      return state;
    },
    get cursor() {
      return cursor;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    change,
    take,
    commit,
    messages,
    forgetCursor() {
      cursor = null;
    },
    wipe() {
      cursor = null;
      writes += 1;
      change({ ...emptyState, link: state.link });
      inLine(() => store.wipe()).catch(onTrouble);
    },
    load,
    async settle() {
      await line;
    },
  };
  return keeper;
}

function isEmpty(batch: Batch): boolean {
  return Object.values(batch).every((part) => Array.isArray(part) && part.length === 0);
}

/** The state a fresh snapshot starts from: open threads stay open, empty. */
function withoutRows(state: State): State {
  const { conversations, agents, visitors, sites, earlyReceipts } = emptyState;
  const threads = new Map(
    [...state.threads.keys()].map((id) => [id, { messages: [], hasOlder: true, isLoading: true }]),
  );
  return { ...state, conversations, agents, visitors, sites, earlyReceipts, threads };
}
