import type { DownEvent } from '../down.ts';
import type { Welcome } from '../hello.ts';
import type { PresenceStatus } from '../model/presence.ts';
import type { Reader } from '../model/receipt.ts';
import type { Input } from '../up.ts';
import { absorb } from './absorb.ts';
import { createAsk, isLinkLoss } from './ask.ts';
import { createCatchUp } from './catch-up.ts';
import { createConnection } from './connection.ts';
import type { Engine, EngineParts } from './engine.ts';
import { createKeeper } from './keeper.ts';
import { createOutbox } from './outbox.ts';
import { createPresenceChoice } from './presence-choice.ts';
import { createReading } from './reading.ts';
import type { Read } from './store.ts';
import { createSummaries } from './summaries.ts';
import { createThreads } from './threads.ts';
import { createTimers } from './timers.ts';
import { createTyping } from './typing.ts';
import { createWatching } from './watching.ts';

export function composeEngine(parts: EngineParts): Engine {
  const { link, store } = parts;
  const onTrouble = (error: unknown) => {
    if (!isLinkLoss(error)) parts.onTrouble?.(error);
  };
  const timers = createTimers(parts.clock);
  const keeper = createKeeper({ store, clock: timers, onTrouble });
  const connection = createConnection({
    link,
    keeper,
    timers,
    hello: parts.hello,
    onRefused: parts.onRefused ?? (() => 'stop'),
    onWelcome,
    onEvent,
    onDown,
  });
  const ask = createAsk(link, keeper, connection);
  const onTaken = (events: readonly DownEvent[]) => reading.noteDelivered(events);
  const reading = createReading({ keeper, timers, ask, onTrouble });
  const presence = createPresenceChoice(keeper);
  const typing = createTyping(keeper, timers, ask);
  const threads = createThreads({ keeper, ask, onTrouble });
  const watching = createWatching({ keeper, ask, onTrouble });
  const outbox = createOutbox({ keeper, timers, ask, onTrouble });
  const catchUp = createCatchUp({
    keeper,
    timers,
    ask,
    onTaken,
    onLost: () => connection.lose(connection.epoch),
    onLevel(how) {
      connection.settle();
      reading.flush();
      if (how === 'again') return;
      threads.refresh(how === 'fresh');
      summaries.level();
    },
  });
  const summaries = createSummaries({
    keeper,
    timers,
    catchUp: () => catchUp.run(),
    fill: threads.fill,
    onNews: (conversation) => parts.onNews?.(conversation),
  });
  let unfollow: () => void = () => undefined;
  let reads: Read[] = [];

  function onWelcome(welcome: Welcome): void {
    const me = meOf(welcome);
    const { me: owner } = keeper.state;
    const chosen = owner && owner.id !== me.id ? null : presence.due();
    keeper.change({ link: 'online', presences: new Map() });
    if (owner && owner.id !== me.id) leave(me);
    reading.restore(reads);
    reads = [];
    keeper.change({ me });
    watching.tellAnew();
    catchUp.start(welcome);
    parts.onWelcome?.(welcome);
    if (chosen) setPresence(chosen).catch(onTrouble);
    if (me.kind === 'agent') ask('listAgents', {}).then(takeAnswer, onTrouble);
    outbox.pump();
  }

  /** A visitor who proves who they are keeps what they wrote as a guest; agents never speak for one another. */
  function leave(next: Reader): void {
    if (next.kind === 'visitor') {
      keeper.forgetCursor();
      outbox.rehome();
    } else {
      reads = [];
      presence.forget();
      keeper.wipe();
    }
  }

  async function setPresence(status: PresenceStatus): Promise<void> {
    await takeAnswer(await presence.choose(status, () => ask('setPresence', { status })));
  }

  function takeAnswer(answer: object): Promise<void> {
    const told = absorb(answer);
    const stored = keeper.take(told);
    onTaken(told);
    return stored;
  }

  function onEvent(name: string, body: unknown): void {
    try {
      take({ event: name, body } as DownEvent);
    } catch (error) {
      onTrouble(error);
    }
  }

  function take(told: DownEvent): void {
    if (told.event === 'drain') {
      const { epoch } = connection;
      timers.after(timers.random() * told.body.withinMs, () => connection.renew(epoch));
    }
    if (told.event === 'changesMissed')
      timers.after(timers.random() * told.body.withinMs, catchUp.run);
    if (told.event === 'messageStored')
      findGap(told.body.message.conversationId, told.body.message.seq);
    const before = keeper.state;
    keeper.take([told]).catch(onTrouble);
    onTaken([told]);
    if (told.event === 'typingShown' || told.event === 'typingsShown') typing.watch();
    summaries.note(told, before);
    parts.onEvent?.(told.event, told.body);
  }

  /** A visitor's thread skips the notes of agents, so a gap there may be nothing; asking is cheap. */
  function findGap(conversationId: string, seq: number): void {
    const last = keeper.state.threads.get(conversationId)?.messages.at(-1)?.seq;
    if (last === undefined || seq <= last + 1) return;
    catchUp.run();
    threads.fill(conversationId, last);
  }

  function onDown(): void {
    catchUp.stop();
    typing.pause();
  }

  return {
    get state() {
      return keeper.state;
    },
    subscribe: keeper.subscribe,
    async start() {
      unfollow();
      const kept = await keeper.load(outbox.takeOver);
      unfollow = kept.stop;
      reads = kept.reads;
      connection.connect();
    },
    async stop() {
      unfollow();
      onDown();
      connection.stop();
      timers.cancelAll();
      await keeper.settle();
    },
    wake() {
      if (keeper.state.link === 'online') catchUp.probe();
      else connection.hurry();
    },
    async call(name, input) {
      const tell = () => ask(name, input);
      const answer = await (name === 'setPresence'
        ? presence.choose((input as Input<'setPresence'>).status, tell)
        : tell());
      await takeAnswer(answer);
      return answer;
    },
    send: outbox.add,
    retry: outbox.retry,
    discard: outbox.discard,
    openThread(conversationId) {
      const opened = threads.open(conversationId);
      watching.tell();
      return opened;
    },
    closeThread(conversationId) {
      threads.close(conversationId);
      watching.tell();
    },
    loadOlder: threads.loadOlder,
    async loadList(list, page) {
      const answer = await ask('listConversations', {
        list,
        ...(page === undefined ? {} : { page }),
      });
      await takeAnswer(answer);
      return answer.nextPage;
    },
    markRead: reading.markRead,
    showTyping: typing.show,
  };
}

function meOf({ visitor, agent }: Welcome): Reader {
  if (agent) return { kind: 'agent', id: agent.id };
  return { kind: 'visitor', id: visitor?.id ?? '' };
}
