import type { ErrorBody, ErrorCode } from '../error.ts';
import { absorb } from './absorb.ts';
import type { Ask } from './ask.ts';
import { backoffMs } from './backoff.ts';
import { CallFailed } from './call-failed.ts';
import type { Draft } from './engine.ts';
import { sortOutbox } from './follow-store.ts';
import type { Keeper } from './keeper.ts';
import { newId } from './new-id.ts';
import type { Outgoing } from './store.ts';
import type { Timers } from './timers.ts';

/** Errors that pass by themselves: the entry waits for its next turn instead of being refused. */
const passing: readonly ErrorCode[] = [
  'unavailable',
  'internal',
  'tooMany',
  'notSignedIn',
  'tokenExpired',
];

/** How long a tab is given to send what it has kept, before another takes it for dead, in ms. */
const takeOverAfterMs = 2_000;

/**
 * Sends what was kept, once and in order. Every conversation has a queue of its own, and so have the messages of a
 * visitor who has no conversation yet: the first one's answer says where the rest of that queue goes. The next entry
 * leaves only when the one before is stored. An entry without a conversation may turn out to belong to any of them, so
 * between it and all others the order is kept as well.
 *
 * A refused entry is shown and holds nothing back: the others keep their order among themselves and go on, since a
 * visitor who wrote on should not be silenced by one bad message, and what was refused can be retried at any time.
 *
 * Sending is not written to the store: an entry is there from before its first send until it is known to be stored, so
 * after a crash it is sent again, and the server answers a known id with the stored row.
 */
export type Outbox = {
  add(draft: Draft): Promise<Outgoing>;
  retry(id: string, options?: { baseSeq?: number }): Promise<void>;
  discard(id: string): Promise<void>;
  /** Sends whatever may be sent now. */
  pump(): void;
  /** Sends in a moment what other tabs have left, so that it is not sent by them and from here. */
  takeOver(): void;
  /** The visitor is someone else now, and the conversations they wrote to may not be theirs: the server finds the right one. */
  rehome(): void;
};

export type OutboxParts = {
  keeper: Keeper;
  timers: Timers;
  ask: Ask;
  onTrouble(error: unknown): void;
};

export function createOutbox(parts: OutboxParts): Outbox {
  const { keeper, timers, ask } = parts;
  let failures = 0;
  let isWaiting = false;
  let cancelTakeOver: () => void = () => undefined;

  function put(entry: Outgoing): void {
    const others = keeper.state.outbox.filter(({ id }) => id !== entry.id);
    keeper.change({ outbox: sortOutbox([...others, entry]) });
  }

  const find = (id: string) => keeper.state.outbox.find((entry) => entry.id === id);

  async function keep(entry: Outgoing): Promise<Outgoing> {
    await keeper.commit({ outbox: [entry] }, () => put(entry));
    pump();
    return entry;
  }

  function pump(): void {
    if (keeper.state.link !== 'online' || isWaiting) return;
    const isBusy = new Set<string | null>();
    for (const entry of keeper.state.outbox) {
      if (entry.state === 'refused') continue;
      const { conversationId } = entry;
      if (entry.state === 'queued' && isFree(conversationId, isBusy)) void send(entry);
      isBusy.add(conversationId);
    }
  }

  async function send(entry: Outgoing): Promise<void> {
    put({ ...entry, state: 'sending' });
    const { state: _, createdAt: __, error: ___, conversationId, ...rest } = entry;
    try {
      const answer = await ask('sendMessage', {
        ...rest,
        ...(conversationId === null ? {} : { conversationId }),
      });
      failures = 0;
      await keeper.take(absorb(answer));
    } catch (error) {
      await fail(entry, error instanceof CallFailed ? error.body : null);
    }
    pump();
  }

  async function fail(sent: Outgoing, error: ErrorBody | null): Promise<void> {
    const entry = find(sent.id);
    if (!entry) return;
    if (error === null || passing.includes(error.code)) {
      put({ ...entry, state: 'queued' });
      if (error) wait(error);
      return;
    }
    const refused: Outgoing = { ...entry, state: 'refused', error };
    put(refused);
    await keeper.commit({ outbox: [refused] }).catch(parts.onTrouble);
  }

  function wait(error: ErrorBody): void {
    failures += 1;
    isWaiting = true;
    timers.after((error.retryAfterMs ?? 0) + backoffMs(failures, timers), () => {
      isWaiting = false;
      pump();
    });
  }

  return {
    add(draft) {
      const last = keeper.state.outbox.at(-1)?.createdAt ?? '';
      const now = new Date(timers.now()).toISOString();
      const createdAt = [now, last].sort().at(-1) ?? now;
      const entry = { kind: 'text' as const, ...draft, id: newId(timers), createdAt };
      return keep({ ...entry, state: 'queued' });
    },
    async retry(id, options = {}) {
      const entry = find(id);
      if (entry?.state !== 'refused') return;
      const { error: _, baseSeq: __, ...rest } = entry;
      await keep({ ...rest, ...options, state: 'queued' });
    },
    async discard(id) {
      await keeper.commit({ gone: [{ kind: 'outgoing', id }] });
      keeper.change({ outbox: keeper.state.outbox.filter((entry) => entry.id !== id) });
      pump();
    },
    pump,
    takeOver() {
      cancelTakeOver();
      if (keeper.state.outbox.some(({ state }) => state === 'queued'))
        cancelTakeOver = timers.after(takeOverAfterMs, pump);
    },
    rehome() {
      const outbox = keeper.state.outbox.map((entry) => ({ ...entry, conversationId: null }));
      keeper.change({ outbox });
      keeper.commit({ outbox: [...outbox] }).catch(parts.onTrouble);
    },
  };
}

function isFree(conversationId: string | null, isBusy: ReadonlySet<string | null>): boolean {
  if (conversationId === null) return isBusy.size === 0;
  return !isBusy.has(conversationId) && !isBusy.has(null);
}
