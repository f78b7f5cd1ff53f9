import type { Reader, Receipt } from '@deskbell/shared/model/receipt';
import { findTakingPart } from '../conversations/taking-part/store.ts';
import { receiptMoved } from '../core/audience.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import type { moveRead } from './store.ts';
import { findReceipt } from './store.ts';

/** Moves one of the caller's positions by `by`, and lets everyone know if it did move. */
export async function move(
  context: Context,
  input: { conversationId: string; seq: number },
  by: typeof moveRead,
): Promise<Receipt> {
  const reader = readerOf(context);
  const receipt = await by(context.db, input.conversationId, { reader, seq: input.seq });
  if (receipt === null) return findReceipt(context.db, input.conversationId, reader);
  const who = await findTakingPart(context.db, input.conversationId);
  if (!who) return receipt;
  const isIn = reader.kind === 'visitor' || who.agentIds.includes(reader.id);
  context.publish(...receiptMoved(receipt, isIn, who));
  return receipt;
}

function readerOf({ actor }: Context): Reader {
  if (actor.kind === 'visitor') return { kind: 'visitor', id: actor.visitorId };
  if (actor.kind === 'agent') return { kind: 'agent', id: actor.agentId };
  throw new Refusal('forbidden', 'only people of the conversation read it');
}
