import type { EventBody, EventName } from '@deskbell/shared/down';
import type { Agent } from '@deskbell/shared/model/agent';
import type { Conversation } from '@deskbell/shared/model/conversation';
import { CallFailed } from '@deskbell/shared/sync/call-failed';
import type { Engine } from '@deskbell/shared/sync/engine';
import type { State } from '@deskbell/shared/sync/state';
import type { Bridge } from '../../bridge/contract.ts';
import { type Cell, createCell, type Source } from '../state/cell.ts';
import { createDesk, type Desk } from '../state/desk.ts';
import type { Kept } from '../state/kept.ts';

type Heard = <Name extends EventName>(name: Name, body: EventBody<Name>) => void;
type HeardNews = (conversation: Conversation) => void;

/** One signed-in agent: the engine that keeps them in step, and what lies on their desk. */
export type Session = {
  me: Agent;
  engine: Engine;
  /** Whether the store could not keep something; the agent may wave it away. */
  hasTrouble: Cell<boolean>;
  /** The engine's state as a source. */
  live: Source<State>;
  desk: Desk;
  /** Hears live events; returns the way to stop. */
  onEvent(heard: Heard): () => void;
  /** Hears of conversations whose visitor has just written; returns the way to stop. */
  onNews(heard: HeardNews): () => void;
  /** The server's clock, in ms since the epoch. */
  serverNow(): number;
};

/** Opens the engine of the signed-in agent and starts it; resolves once what was kept can be shown. */
export async function openSession(bridge: Bridge, kept: Kept, me: Agent): Promise<Session> {
  const ears = new Set<Heard>();
  const newsEars = new Set<HeardNews>();
  const hasTrouble = createCell(false);
  let aheadMs = 0;
  const engine = await bridge.openEngine({
    onEvent: (name, body) => {
      for (const heard of ears) heard(name, body);
    },
    onNews: (conversation) => {
      for (const heard of newsEars) heard(conversation);
    },
    onWelcome: (welcome) => {
      aheadMs = Date.parse(welcome.serverTime) - Date.now();
    },
    onTrouble: (error) => {
      console.warn('trouble in the engine', error);
      // What the server answered is told where it was asked; the rest comes from the store.
      if (!(error instanceof CallFailed)) hasTrouble.set(true);
    },
  });
  await engine.start();
  return {
    me,
    engine,
    hasTrouble,
    live: { get: () => engine.state, subscribe: (listener) => engine.subscribe(listener) },
    desk: createDesk(kept),
    onEvent(heard) {
      ears.add(heard);
      return () => ears.delete(heard);
    },
    onNews(heard) {
      newsEars.add(heard);
      return () => newsEars.delete(heard);
    },
    serverNow: () => Date.now() + aheadMs,
  };
}
