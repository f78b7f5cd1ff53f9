import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Presence } from '@deskbell/shared/model/presence';
import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { findConversation } from './store.ts';

/** One conversation as the caller sees it, and who of it is here now. */
export async function readConversation(
  context: Context,
  input: Parsed<'readConversation'>,
): Promise<Output<'readConversation'>> {
  const views = await findConversation(context.db, input.conversationId);
  if (!views) throw new Refusal('notFound', 'no such conversation');
  const { forAgents, forVisitor } = views;
  const isVisitor = context.actor.kind === 'visitor';
  const presences = forAgents.agents.map(({ id }) => context.presences.of({ kind: 'agent', id }));
  return {
    conversation: isVisitor ? forVisitor : forAgents,
    presences: isVisitor ? presences : [visitorPresence(context, forAgents), ...presences],
  };
}

/** Where this server has not seen the visitor leave, the database knows when they were last here. */
function visitorPresence(context: Context, conversation: Conversation): Presence {
  const who = { kind: 'visitor' as const, id: conversation.visitorId };
  const presence = context.presences.of(who);
  if (presence.status === 'online' || presence.lastSeenAt !== null) return presence;
  return { ...presence, lastSeenAt: conversation.visitor?.lastSeenAt ?? null };
}
