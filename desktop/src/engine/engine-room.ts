import { join } from 'node:path';
import { CallFailed } from '@deskbell/shared/sync/call-failed';
import { createEngine, type Engine } from '@deskbell/shared/sync/engine';
import { socketIoLink } from '@deskbell/shared/sync/socket-io-link';
import { systemClock } from '@deskbell/shared/sync/system-clock';
import { protocol } from '@deskbell/shared/version';
import { io } from 'socket.io-client';
import type { EngineTelling, EngineTellingName } from '../bridge/engine-contract.ts';
import type { CacheStore } from './cache/open-store.ts';
import { openWhenFree } from './open-when-free.ts';
import type { Account } from './requests.ts';
import { createToldState, type ToldState } from './told-state.ts';

export type Tell = <Name extends EngineTellingName>(name: Name, body: EngineTelling<Name>) => void;
type Running = { account: Account; engine: Engine; told: ToldState };

/** The cache, and the engine that runs on it while somebody is signed in. */
export type EngineRoom = {
  /** Starts the engine, or finds it running for this very account. */
  start(account: Account): Promise<Running>;
  stop(): Promise<void>;
  /** @throws where nobody is signed in */
  running(): Running;
  /** The state that the window has after it was told everything; 0 without an engine. */
  tellNow(): number;
  /** Wipes the cache. */
  wipe(): Promise<void>;
  wipeButOutbox(): Promise<void>;
  close(): Promise<void>;
};

export async function openEngineRoom(folder: string, tell: Tell): Promise<EngineRoom> {
  const store = await openWhenFree(join(folder, 'cache.db'), tellTrouble(tell));
  let running: Running | null = null;
  let lastVersion = 0;

  async function stop(): Promise<void> {
    const stopped = running;
    running = null;
    lastVersion = stopped?.told.all().version ?? lastVersion;
    await stopped?.engine.stop();
  }

  return {
    async start(account) {
      if (running?.account.token === account.token) return running;
      await stop();
      const told = createToldState((change) => tell('engineChanged', change), lastVersion);
      const engine = newEngine({ account, store, tell });
      engine.subscribe(() => told.tell(engine.state));
      running = { account, engine, told };
      await engine.start();
      return running;
    },
    stop,
    running() {
      if (!running) throw new Error('nobody is signed in');
      return running;
    },
    tellNow: () => running?.told.tell(running.engine.state) ?? 0,
    wipe: () => store.wipe(),
    async wipeButOutbox() {
      const { outbox } = await store.load();
      await store.wipe();
      await store.commit({ outbox });
    },
    async close() {
      await stop();
      await store.close();
    },
  };
}

type EngineNeeds = { account: Account; store: CacheStore; tell: Tell };

function newEngine({ account, store, tell }: EngineNeeds): Engine {
  return createEngine({
    link: socketIoLink(io, account.serverUrl),
    // The cache outlives the engine, which closes what it was given.
    store: { ...store, close: async () => undefined },
    clock: systemClock,
    hello: () => ({ protocol, actor: 'agent', token: account.token }),
    onEvent: (name, body) => tell('engineEvent', { name, body }),
    onNews: (conversation) => tell('engineNews', { conversation }),
    onWelcome: (welcome) => tell('engineWelcome', { welcome }),
    onTrouble: tellTrouble(tell),
  });
}

const tellTrouble = (tell: Tell) => (error: unknown) =>
  tell('engineTrouble', {
    message: String(error),
    error: error instanceof CallFailed ? error.body : null,
  });
