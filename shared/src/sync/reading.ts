import type { DownEvent } from '../down.ts';
import type { Message } from '../model/message.ts';
import { receiptOf } from '../rules/unread.ts';
import { absorb } from './absorb.ts';
import type { Ask } from './ask.ts';
import { CallFailed } from './call-failed.ts';
import type { Keeper } from './keeper.ts';
import { isFromOtherSide, readCountAt } from './read-count.ts';
import type { Read } from './store.ts';
import type { Timers } from './timers.ts';

/** Calls for the same conversation within this time become one, in ms. */
const gatherForMs = 150;

export type ReadingParts = {
  keeper: Keeper;
  timers: Timers;
  ask: Ask;
  onTrouble(error: unknown): void;
};

/** Moves the own receipts: read when the screen says so, delivered when messages of the other side have come. */
export type Reading = {
  /** Positions an earlier run could not tell the server. */
  restore(reads: readonly Read[]): void;
  markRead(conversationId: string, seq: number): void;
  noteDelivered(events: readonly DownEvent[]): void;
  /** Tells the server what it has not confirmed. */
  flush(): void;
};

export function createReading({ keeper, timers, ask, onTrouble }: ReadingParts): Reading {
  const reads = new Map<string, number>();
  const deliveries = new Map<string, number>();
  let isDue = false;

  function gather(): void {
    if (isDue || keeper.state.link !== 'online') return;
    isDue = true;
    timers.after(gatherForMs, () => {
      isDue = false;
      flush();
    });
  }

  function flush(): void {
    if (keeper.state.link !== 'online') return;
    for (const [conversationId, seq] of reads)
      void tell('markRead', reads, { conversationId, seq }).then((isTold) => {
        const removal = { kind: 'read' as const, id: conversationId };
        if (isTold) keeper.commit({ gone: [removal] }).catch(onTrouble);
      });
    for (const [conversationId, seq] of deliveries)
      if ((reads.get(conversationId) ?? 0) >= seq) deliveries.delete(conversationId);
      else void tell('markDelivered', deliveries, { conversationId, seq });
  }

  /** Answers whether nothing is left to tell about the conversation. */
  async function tell(
    name: 'markRead' | 'markDelivered',
    waiting: Map<string, number>,
    read: Read,
  ): Promise<boolean> {
    const { conversationId, seq } = read;
    try {
      await keeper.take(absorb(await ask(name, read)));
    } catch (error) {
      const isGone = error instanceof CallFailed && error.body.code === 'notFound';
      if (!isGone) return false;
    }
    if (waiting.get(conversationId) !== seq) return false;
    return waiting.delete(conversationId);
  }

  function markRead(conversationId: string, upTo: number): void {
    const { me, conversations, threads } = keeper.state;
    const conversation = conversations.get(conversationId);
    const end = threads.get(conversationId)?.messages.at(-1)?.seq ?? 0;
    // Beyond the end there is nothing to have read; a position out there would hide what comes.
    const seq = conversation ? Math.min(upTo, Math.max(end, conversation.lastSeq)) : upTo;
    const held = conversation && me ? receiptOf(conversation, me) : undefined;
    if (seq <= Math.max(held?.readSeq ?? 0, reads.get(conversationId) ?? 0)) return;
    reads.set(conversationId, seq);
    keeper.commit({ reads: [{ conversationId, seq }] }).catch(onTrouble);
    if (conversation && me) {
      const readCount = readCountAt(seq, { conversation, thread: threads.get(conversationId), me });
      const deliveredSeq = Math.max(held?.deliveredSeq ?? 0, seq);
      const receipt = { conversationId, reader: me, deliveredSeq, readSeq: seq, readCount };
      void keeper.take([{ event: 'receiptMoved', body: { receipt } }]);
    }
    gather();
  }

  function noteOne(message: Message): void {
    const { me, conversations } = keeper.state;
    if (!me || !isFromOtherSide(message, me)) return;
    const conversation = conversations.get(message.conversationId);
    if (me.kind === 'agent' && conversation?.assigneeId !== me.id) return;
    const held = conversation && receiptOf(conversation, me);
    const known = Math.max(held?.deliveredSeq ?? 0, deliveries.get(message.conversationId) ?? 0);
    if (message.seq > known) deliveries.set(message.conversationId, message.seq);
  }

  return {
    restore(kept) {
      // By the time the store has answered, the reader may be further than an earlier run was.
      for (const { conversationId, seq } of kept)
        reads.set(conversationId, Math.max(seq, reads.get(conversationId) ?? 0));
    },
    markRead,
    noteDelivered(events) {
      for (const { event, body } of events) if (event === 'messageStored') noteOne(body.message);
      if (deliveries.size > 0) gather();
    },
    flush,
  };
}
