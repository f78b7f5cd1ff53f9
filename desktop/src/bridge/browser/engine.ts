import { createEngine, type Engine, type EngineParts } from '@deskbell/shared/sync/engine';
import { socketIoLink } from '@deskbell/shared/sync/socket-io-link';
import { systemClock } from '@deskbell/shared/sync/system-clock';
import { protocol } from '@deskbell/shared/version';
import { io } from 'socket.io-client';
import { readSession } from './session.ts';
import { openStore } from './store.ts';

/** The engine in the tab itself: IndexedDB and a socket to the page's own server. */
export async function openBrowserEngine(
  parts: Pick<EngineParts, 'onEvent' | 'onNews' | 'onWelcome' | 'onTrouble'>,
): Promise<Engine> {
  const engine = createEngine({
    ...parts,
    link: socketIoLink(io, window.location.origin),
    store: openStore(),
    clock: systemClock,
    hello: () => ({ protocol, actor: 'agent', token: readSession()?.token ?? 'none' }),
  });
  wakeWithPage(engine);
  return engine;
}

/** After sleep, a network change or a tab shown again the link may look alive and be dead. */
function wakeWithPage(engine: Engine): void {
  const stopped = new AbortController();
  const { signal } = stopped;
  const stop = engine.stop;
  engine.stop = () => {
    stopped.abort();
    return stop();
  };
  const wake = () => {
    if (document.visibilityState === 'visible') engine.wake();
  };
  for (const event of ['online', 'offline', 'focus', 'pageshow'])
    window.addEventListener(event, wake, { signal });
  document.addEventListener('visibilitychange', wake, { signal });
}
