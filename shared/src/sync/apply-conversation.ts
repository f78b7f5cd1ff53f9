import type { Conversation } from '../model/conversation.ts';
import type { Receipt } from '../model/receipt.ts';
import { stopTyping } from './apply-volatile.ts';
import { isWhole, mergeConversation, mergeReceipts } from './merge.ts';
import type { Working } from './working.ts';

export function applyConversation(working: Working, come: Conversation): void {
  if (working.gone.has(come.id) || working.gone.has(come.visitorId)) return;
  const early = working.earlyReceipts.get(come.id) ?? [];
  working.earlyReceipts.delete(come.id);
  const complete = { ...come, receipts: mergeReceipts(come.receipts, early) };
  const held = working.conversations.get(come.id);
  put(working, mergeConversation(held, complete));
  const last = come.lastMessage;
  if (held && last && last.seq > held.lastSeq) stopTyping(working, come.id, last.author);
  if (come.visitor && !working.visitors.has(come.visitorId)) {
    working.visitors.set(come.visitorId, come.visitor);
    working.kept.visitors.set(come.visitorId, come.visitor);
  }
}

/** Of conversations told together for lists, those that can be shown: a new one has to come whole. */
export function applySummaries(working: Working, come: readonly Conversation[]): void {
  for (const one of come)
    if (isWhole(one) || working.conversations.has(one.id)) applyConversation(working, one);
}

export function applyReceipt(working: Working, receipt: Receipt): void {
  const id = receipt.conversationId;
  if (working.gone.has(id)) return;
  const held = working.conversations.get(id);
  if (held) {
    const receipts = mergeReceipts(held.receipts, [receipt]);
    put(working, receipts === held.receipts ? held : { ...held, receipts });
    return;
  }
  const early = [...(working.earlyReceipts.get(id) ?? [])];
  working.earlyReceipts.set(id, mergeReceipts(early, [receipt]));
}

function put(working: Working, conversation: Conversation): void {
  if (working.conversations.get(conversation.id) === conversation) return;
  working.conversations.set(conversation.id, conversation);
  working.kept.conversations.set(conversation.id, conversation);
}
