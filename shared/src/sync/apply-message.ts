import type { Message } from '../model/message.ts';
import { stopTyping } from './apply-volatile.ts';
import { withMessage } from './thread.ts';
import type { Working } from './working.ts';

export function applyMessage(working: Working, message: Message): void {
  const { conversationId } = message;
  if (working.gone.has(message.id) || working.gone.has(conversationId)) return;
  const held = working.kept.messages.get(message.id);
  if (!held || held.revision < message.revision) working.kept.messages.set(message.id, message);
  const thread = working.threads.get(conversationId);
  const next = thread && withMessage(thread, message);
  if (next && next !== thread) working.threads.set(conversationId, next);
  settleOutgoing(working, message);
  stopTyping(working, conversationId, message.author);
}

/** The stored message takes the place of its outbox entry; what follows in that queue goes to the same conversation. */
function settleOutgoing(working: Working, message: Message): void {
  const entry = working.outbox.find(({ id }) => id === message.id);
  if (!entry) return;
  const { conversationId } = message;
  working.outbox = working.outbox
    .filter((other) => other !== entry)
    .map((other) => {
      if (other.conversationId !== entry.conversationId || other.conversationId === conversationId)
        return other;
      const rehomed = { ...other, conversationId };
      working.kept.outbox.set(rehomed.id, rehomed);
      return rehomed;
    });
  working.kept.outbox.delete(entry.id);
  working.kept.gone.push({ kind: 'outgoing', id: entry.id });
}
