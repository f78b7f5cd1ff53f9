import type { DownEvent } from '../down.ts';
import type { Agent } from '../model/agent.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Message } from '../model/message.ts';
import type { Presence } from '../model/presence.ts';
import type { Receipt } from '../model/receipt.ts';
import type { Site } from '../model/site.ts';

type Answered = {
  conversation: Conversation;
  conversations: Conversation[];
  message: Message;
  messages: Message[];
  receipt: Receipt;
  presence: Presence;
  presences: Presence[];
  agents: Agent[];
  sites: Site[];
};

/** What an answer says about the world, as the events that would have said the same. */
export function absorb(answer: object): DownEvent[] {
  const told = answer as Partial<Answered>;
  const all = <Row>(one: Row | undefined, many: Row[] | undefined) => [
    ...(one ? [one] : []),
    ...(many ?? []),
  ];
  return [
    ...all(told.conversation, told.conversations).map(
      (conversation): DownEvent => ({ event: 'conversationChanged', body: { conversation } }),
    ),
    ...all(told.message, told.messages).map(
      (message): DownEvent => ({ event: 'messageStored', body: { message } }),
    ),
    ...all(told.receipt, undefined).map(
      (receipt): DownEvent => ({ event: 'receiptMoved', body: { receipt } }),
    ),
    ...all(told.presence, told.presences).map(
      (presence): DownEvent => ({ event: 'presenceChanged', body: presence }),
    ),
    ...(told.agents ?? []).map((agent): DownEvent => ({ event: 'agentChanged', body: { agent } })),
    ...(told.sites ?? []).map((site): DownEvent => ({ event: 'siteChanged', body: { site } })),
  ];
}
