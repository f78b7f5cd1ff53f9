import { z } from 'zod';
import { agentChanged } from './events/agent-changed.ts';
import { changesMissed } from './events/changes-missed.ts';
import { conversationChanged } from './events/conversation-changed.ts';
import { conversationsChanged } from './events/conversations-changed.ts';
import { drain } from './events/drain.ts';
import { gone } from './events/gone.ts';
import { messageChanged } from './events/message-changed.ts';
import { messageStored } from './events/message-stored.ts';
import { presenceChanged } from './events/presence-changed.ts';
import { receiptMoved } from './events/receipt-moved.ts';
import { siteChanged } from './events/site-changed.ts';
import { typingShown } from './events/typing-shown.ts';
import { typingsShown } from './events/typings-shown.ts';
import { visitorChanged } from './events/visitor-changed.ts';

/** Every event, by name. */
export const events = {
  agentChanged,
  changesMissed,
  conversationChanged,
  conversationsChanged,
  drain,
  gone,
  messageChanged,
  messageStored,
  presenceChanged,
  receiptMoved,
  siteChanged,
  typingShown,
  typingsShown,
  visitorChanged,
} as const;

export type Events = typeof events;
export type EventName = keyof Events;

export const eventNames = Object.keys(events) as EventName[];

export type EventBody<Name extends EventName> = z.output<Events[Name]['body']>;

/** An event with its name, as the sync engine applies it. */
export type DownEvent = { [Name in EventName]: { event: Name; body: EventBody<Name> } }[EventName];

const changed = <Name extends EventName>(name: Name) =>
  z.object({ event: z.literal(name), body: events[name].body as Events[Name]['body'] });

/** A durable event as `catchUp` tells it again. */
export const change = z.discriminatedUnion('event', [
  changed('messageStored'),
  changed('messageChanged'),
  changed('conversationChanged'),
  changed('receiptMoved'),
  changed('agentChanged'),
  changed('visitorChanged'),
  changed('siteChanged'),
  changed('gone'),
]);
export type Change = z.infer<typeof change>;
