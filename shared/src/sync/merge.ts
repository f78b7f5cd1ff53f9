import type { Conversation } from '../model/conversation.ts';
import type { Reader, Receipt } from '../model/receipt.ts';

/** One string for one reader, as `state.presences` is keyed. */
export function readerKey(reader: Reader): string {
  return `${reader.kind}:${reader.id}`;
}

/** The further of two receipts of one reader; `readCount` belongs to `readSeq` and travels with it. */
function further(held: Receipt, come: Receipt): Receipt {
  const read = come.readSeq >= held.readSeq ? come : held;
  const deliveredSeq = Math.max(held.deliveredSeq, come.deliveredSeq);
  const isSame =
    read.readSeq === held.readSeq &&
    read.readCount === held.readCount &&
    deliveredSeq === held.deliveredSeq;
  return isSame ? held : { ...read, deliveredSeq };
}

/** The receipts of both, each as far as either says; answers `held` itself where nothing moved. */
export function mergeReceipts(held: Receipt[], come: readonly Receipt[]): Receipt[] {
  const merged = new Map(held.map((receipt) => [readerKey(receipt.reader), receipt]));
  let hasMoved = false;
  for (const receipt of come) {
    const key = readerKey(receipt.reader);
    const before = merged.get(key);
    const after = before ? further(before, receipt) : receipt;
    if (after === before) continue;
    merged.set(key, after);
    hasMoved = true;
  }
  return hasMoved ? [...merged.values()] : held;
}

/**
 * Two versions of one conversation as one: the higher `revision` wins, receipts only move forward. What a summary left
 * out stays as it was.
 */
export function mergeConversation(
  held: Conversation | undefined,
  come: Conversation,
): Conversation {
  if (!held) return come;
  const receipts = mergeReceipts(held.receipts, come.receipts);
  if (come.revision > held.revision) return { ...held, ...come, receipts };
  const left = come.revision === held.revision ? leftOut(held, come) : null;
  return receipts === held.receipts && !left ? held : { ...held, ...left, receipts };
}

/** What a summary of this revision had left out, where a whole one says it otherwise. */
function leftOut(held: Conversation, come: Conversation): Partial<Conversation> | null {
  const { visitor, context } = come;
  if (!visitor || isAlike({ visitor, context: context ?? held.context }, held)) return null;
  return context ? { visitor, context } : { visitor };
}

const isAlike = (one: Partial<Conversation>, other: Partial<Conversation>): boolean =>
  JSON.stringify([one.visitor, one.context]) === JSON.stringify([other.visitor, other.context]);

/** A summary of messages alone leaves out what they do not change, and says too little of what is not known here. */
export const isWhole = (conversation: Conversation): boolean => conversation.visitor !== undefined;
