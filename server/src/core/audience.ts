import type { EventBody, EventName } from '@deskbell/shared/down';
import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import type { Receipt } from '@deskbell/shared/model/receipt';

/** Who may hear an event. */
export type Audience =
  | { kind: 'visitor'; visitorId: string }
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

export const toVisitor = ({ visitorId }: Parties): Audience => ({ kind: 'visitor', visitorId });

export const toAgents = ({ siteId }: Parties): Audience => ({ kind: 'agentsOf', siteId });

/** `isInternal` messages are for agents only, and so is what they did to the conversation. */
export function messageStored(message: Message, isInternal: boolean, views: Views): Publication[] {
  const { forAgents, forVisitor } = views;
  const heard: Publication[] = [
    { event: 'messageStored', body: { message, conversation: forAgents }, to: toAgents(forAgents) },
  ];
  if (!isInternal)
    heard.push({
      event: 'messageStored',
      body: { message, conversation: forVisitor },
      to: toVisitor(forVisitor),
    });
  return heard;
}

export function messageChanged(
  message: Message,
  isInternal: boolean,
  parties: Parties,
): Publication[] {
  const audiences = isInternal ? [toAgents(parties)] : [toAgents(parties), toVisitor(parties)];
  return audiences.map((to) => ({ event: 'messageChanged', body: { message }, to }));
}

/** Agents see how far everyone has come; the visitor, how far those in the conversation have (`isIn`). */
export function receiptMoved(receipt: Receipt, isIn: boolean, parties: Parties): Publication[] {
  const audiences = isIn ? [toAgents(parties), toVisitor(parties)] : [toAgents(parties)];
  return audiences.map((to) => ({
    event: 'receiptMoved',
    body: { receipt },
    to,
  }));
}

export function conversationChanged({ forAgents, forVisitor }: Views): Publication[] {
  return [
    { event: 'conversationChanged', body: { conversation: forAgents }, to: toAgents(forAgents) },
    { event: 'conversationChanged', body: { conversation: forVisitor }, to: toVisitor(forVisitor) },
  ];
}
