import type { EventBody } from '@deskbell/shared/down';
import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Server } from 'socket.io';
import type { Publication } from '../core/audience.ts';
import { systemClock } from '../core/clock.ts';
import { Gathered } from './gathered.ts';
import { rooms } from './rooms.ts';

/** How long lists wait for what follows the first of a burst, in ms: while little happens, and while much does. */
const calmMs = 250;
const busyMs = 1_000;
/** From so many conversations in one window on, much happens. */
const busyFrom = 100;
/** Dots may come this much late, in ms. */
const typingMs = 1_000;

type Typing = EventBody<'typingsShown'>['typings'][number];
type Of<Value> = Value & { siteId: string };
type Summary = Of<{ conversation: Conversation; isMessage: boolean }>;

/**
 * What lists hear: of each conversation only how it is by the end of a window, all of a window in one frame, so that
 * the cost of a message does not grow with the agents who look on.
 */
export class FanOut {
  readonly #io: Server;
  readonly #summaries = new Gathered<Summary>({
    clock: systemClock,
    join: newer,
    send: (summaries) => {
      this.#tell(summaries, (room, some) => room.emit(...summaryOf(some)));
      return summaries.length < busyFrom ? calmMs : busyMs;
    },
  });
  readonly #typings = new Gathered<Of<{ typing: Typing }>>({
    clock: systemClock,
    join: (_, come) => come,
    send: (typings) => {
      this.#tell(typings, (room, some) =>
        room.volatile.emit('typingsShown', { typings: some.map(({ typing }) => typing) }),
      );
      return typingMs;
    },
  });

  constructor(io: Server) {
    this.#io = io;
  }

  /** What those who take part have just heard, for the lists of the others. */
  note({ event, body, to }: Publication): void {
    if (to.kind !== 'takingPart') return;
    const { siteId } = to;
    if (event === 'typingShown' && body.who.kind === 'visitor') {
      const { conversationId, who, isTyping } = body;
      this.#typings.add(conversationId, { siteId, typing: { conversationId, who, isTyping } });
    }
    if ((event === 'messageStored' || event === 'conversationChanged') && body.conversation) {
      const isMessage = event === 'messageStored' && body.message.kind !== 'system';
      const { conversation } = body;
      this.#summaries.add(conversation.id, { siteId, conversation, isMessage });
    }
  }

  /** Sends what still waits for its time. */
  close(): void {
    this.#summaries.close();
    this.#typings.close();
  }

  /** Agents of single sites hear of those, each in a frame of its own; agents of every site hear all in one. */
  #tell<Value>(all: Of<Value>[], tell: (room: Room, some: Of<Value>[]) => void): void {
    const bySite = Map.groupBy(all, ({ siteId }) => siteId);
    const [only] = bySite.keys();
    if (bySite.size === 1 && only !== undefined) {
      tell(this.#io.to([rooms.site(only), rooms.everySite]), all);
      return;
    }
    tell(this.#io.to(rooms.everySite), all);
    for (const [siteId, some] of bySite) tell(this.#io.to(rooms.site(siteId)), some);
  }
}

type Room = ReturnType<Server['to']>;

/** Commits of one conversation come in order, what is told of them need not. */
function newer(held: Summary, come: Summary): Summary {
  const later = come.conversation.revision > held.conversation.revision ? come : held;
  return { ...later, isMessage: held.isMessage && come.isMessage };
}

function summaryOf(some: Summary[]): [string, object] {
  const [first] = some;
  if (first && some.length === 1)
    return ['conversationChanged', { conversation: first.conversation }];
  const conversations = some.map(({ conversation, isMessage }) =>
    isMessage ? withoutTheLasting(conversation) : conversation,
  );
  return ['conversationsChanged', { conversations }];
}

/** A message changes nothing of these, and they are half of a conversation. */
function withoutTheLasting(conversation: Conversation): Conversation {
  const { visitor: _, context: __, ...rest } = conversation;
  return { ...rest, receipts: [] };
}
