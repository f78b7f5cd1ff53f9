import type { EventBody } from '../down.ts';
import type { Working } from './working.ts';

/** A tombstone takes the row and everything below it; its id is remembered, so that late events do not bring it back. */
export function applyGone(working: Working, { kind, id }: EventBody<'gone'>): void {
  working.gone.set(id, true);
  working.kept.gone.push({ kind, id });
  if (kind === 'message') dropMessage(working, id);
  else if (kind === 'conversation') dropConversation(working, id);
  else dropVisitor(working, id);
}

function dropVisitor(working: Working, id: string): void {
  working.visitors.delete(id);
  working.kept.visitors.delete(id);
  working.presences.delete(`visitor:${id}`);
}

/** Takes the conversations of visitors that are gone: once for a whole batch, since retention erases many at a time. */
export function sweepVisitors(working: Working): void {
  const visitors = new Set(
    working.kept.gone.filter(({ kind }) => kind === 'visitor').map(({ id }) => id),
  );
  if (visitors.size === 0) return;
  for (const { id, visitorId } of [...working.conversations.values()])
    if (visitors.has(visitorId)) dropConversation(working, id);
}

function dropConversation(working: Working, id: string): void {
  working.gone.set(id, true);
  working.conversations.delete(id);
  working.threads.delete(id);
  working.typing.delete(id);
  working.earlyReceipts.delete(id);
  working.outbox = working.outbox.filter((entry) => entry.conversationId !== id);
  working.kept.conversations.delete(id);
  for (const message of working.kept.messages.values())
    if (message.conversationId === id) working.kept.messages.delete(message.id);
}

function dropMessage(working: Working, id: string): void {
  working.kept.messages.delete(id);
  // It was stored and taken away before its sender learned of either.
  if (working.outbox.some((entry) => entry.id === id)) {
    working.outbox = working.outbox.filter((entry) => entry.id !== id);
    working.kept.gone.push({ kind: 'outgoing', id });
  }
  for (const [conversationId, thread] of working.threads.done()) {
    const messages = thread.messages.filter((message) => message.id !== id);
    if (messages.length < thread.messages.length)
      working.threads.set(conversationId, { ...thread, messages });
  }
}
