import { isConversationOf } from '../conversations/store.ts';
import type { Transaction } from '../db/wall.ts';
import { findMessage } from '../messages/store.ts';
import type { Actor } from './actor.ts';
import type { Rule } from './may.ts';
import { Refusal } from './refusal.ts';

/**
 * The first wall: what the input names must be the actor's. "Not yours" and "not there" are the same answer.
 * @throws {Refusal} `notFound`
 */
export async function requireReach(
  db: Transaction,
  actor: Actor,
  named: { rule: Rule; input: Record<string, unknown> },
): Promise<void> {
  const { rule, input } = named;
  if (rule.subject === 'conversation' && typeof input.conversationId === 'string') {
    if (!(await isWithinReach(db, actor, input.conversationId)))
      throw new Refusal('notFound', 'no such conversation');
  }
  if (rule.subject === 'message' && typeof input.messageId === 'string') {
    const message = await findMessage(db, input.messageId);
    if (!message || !(await isWithinReach(db, actor, message.conversation_id)))
      throw new Refusal('notFound', 'no such message');
  }
}

async function isWithinReach(
  db: Transaction,
  actor: Actor,
  conversationId: string,
): Promise<boolean> {
  if (actor.kind === 'visitor')
    return isConversationOf(db, conversationId, { visitorId: actor.visitorId });
  if (actor.kind === 'agent')
    return isConversationOf(db, conversationId, { siteIds: actor.siteIds });
  return false;
}
