import type { EventBody, EventName } from '@deskbell/shared/down';
import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import type { Receipt } from '@deskbell/shared/model/receipt';

/** Who may hear an event. */
export type Audience =
  | { kind: 'visitor'; visitorId: string }
  /**
   * Those who take part, on all their devices, and whoever has the conversation open. The lists of the site's other
   * agents soon hear what became of the conversation.
   */
  | { kind: 'takingPart'; siteId: string; conversationId: string; agentIds: readonly string[] }
  | { kind: 'agentsOf'; siteId: string }
  | { kind: 'agents' };

/** An event on its way to an audience, sent once the transaction that caused it has committed. */
export type Publication = {
  [Name in EventName]: { event: Name; body: EventBody<Name>; to: Audience };
}[EventName];

/** One conversation as each side sees it. */
export type Views = { forAgents: Conversation; forVisitor: Conversation };

/** The two sides of a conversation. */
export type Parties = { siteId: string; visitorId: string };

/** A conversation with its visitor, and the agents who have it or took part. */
export type TakingPart = Parties & { conversationId: string; agentIds: readonly string[] };

export const toVisitor = ({ visitorId }: Parties): Audience => ({ kind: 'visitor', visitorId });

export const toAgents = ({ siteId }: Parties): Audience => ({ kind: 'agentsOf', siteId });

export const toTakingPart = ({ siteId, conversationId, agentIds }: TakingPart): Audience => ({
  kind: 'takingPart',
  siteId,
  conversationId,
  agentIds,
});

export const takingPartIn = ({ forAgents }: Views): TakingPart => ({
  siteId: forAgents.siteId,
  visitorId: forAgents.visitorId,
  conversationId: forAgents.id,
  agentIds: forAgents.agents.map(({ id }) => id),
});

/**
 * Whoever takes part hears the message; what begins a wait is every agent's business. `isInternal` messages are for agents only, and so is what they did to the conversation.
 */
export function messageStored(message: Message, isInternal: boolean, views: Views): Publication[] {
  const { forAgents: conversation, forVisitor } = views;
  const event = 'messageStored';
  const agents = isBeginOfWait(message, conversation)
    ? toAgents(conversation)
    : toTakingPart(takingPartIn(views));
  const heard: Publication[] = [{ event, body: { message, conversation }, to: agents }];
  if (!isInternal)
    heard.push({ event, body: { message, conversation: forVisitor }, to: toVisitor(forVisitor) });
  return heard;
}

/** What one command writes carries one time. */
const isBeginOfWait = (message: Message, { status, waitingSince }: Conversation): boolean =>
  status === 'waiting' && waitingSince === message.createdAt;

export function messageChanged(
  message: Message,
  isInternal: boolean,
  who: TakingPart,
): Publication[] {
  const audiences = isInternal ? [toTakingPart(who)] : [toTakingPart(who), toVisitor(who)];
  return audiences.map((to) => ({ event: 'messageChanged', body: { message }, to }));
}

/**
 * Agents who take part see how far everyone has come, and the reader's own devices how far the reader has; the visitor,
 * how far those in the conversation have (`isIn`).
 */
export function receiptMoved(receipt: Receipt, isIn: boolean, who: TakingPart): Publication[] {
  const { kind, id } = receipt.reader;
  const agentIds = kind === 'agent' ? [...new Set([...who.agentIds, id])] : who.agentIds;
  const agents = toTakingPart({ ...who, agentIds });
  const audiences = isIn ? [agents, toVisitor(who)] : [agents];
  return audiences.map((to) => ({ event: 'receiptMoved', body: { receipt }, to }));
}

export function conversationChanged(views: Views): Publication[] {
  const { forAgents, forVisitor } = views;
  const event = 'conversationChanged';
  return [
    { event, body: { conversation: forAgents }, to: toTakingPart(takingPartIn(views)) },
    { event, body: { conversation: forVisitor }, to: toVisitor(forVisitor) },
  ];
}
