import { conversationChanged } from '../core/audience.ts';
import type { Deskbell } from '../core/deskbell.ts';
import { repeat } from '../core/repeat.ts';
import { findConversationsById, wakeDue } from './store.ts';

const everyMs = 10_000;

/** Brings parked conversations back when their time has come; returns the way to stop. */
export function wakeParked(deskbell: Deskbell): () => void {
  return repeat(deskbell, {
    everyMs,
    trouble: 'parked chats were not woken',
    work: () => wake(deskbell),
  });
}

async function wake({ db, clock, publisher }: Deskbell): Promise<void> {
  const ids = await wakeDue(db, clock.now());
  for (const views of await findConversationsById(db, ids))
    publisher.publish(conversationChanged(views));
}
