import type { Clock } from '@deskbell/shared/sync/clock';
import type { Link, LinkListener } from '@deskbell/shared/sync/link';
import { restLink } from '@deskbell/shared/sync/rest-link';
import { systemClock } from '@deskbell/shared/sync/system-clock';
import { isHeard, pollingPasses, webSocketPasses } from './what-passes.ts';

/** When a better way is looked for first, and how long the time between two looks may grow, in ms. */
const soonestMs = 15_000;
const latestMs = 600_000;
/** How long polling is not tried again once it was held back behind a first answer, longer each time, in ms. */
const distrustsForMs = 300_000;
/** How long a visitor waits to learn that no WebSocket passes, in ms. */
const learnWithinMs = 2_500;

/** Whether it is the network that holds WebSockets back: the server can be heard, but not over one. */
export async function isBlocked(server: string): Promise<boolean> {
  return (await isHeard(server)) && !(await webSocketPasses(server, learnWithinMs));
}

/**
 * The link for networks that let no WebSocket through, in a file of its own that only they load: long polling where
 * Socket.IO passes over HTTP, plain REST where it does not. Now and then it looks whether something better passes.
 *
 * @param goBack called before the link goes down because WebSockets pass again
 */
export function blockedLink(server: string, goBack: () => void, clock: Clock = systemClock): Link {
  const rest = restLink(fetch, server);
  let polling: Link | undefined;
  let distrustMs = distrustsForMs;
  let trustedFrom = 0;
  let link = rest;
  let turn = 0;
  let waitMs = soonestMs;
  /** When the next look is due, however often the link goes down and up before; null where none is. */
  let lookAt: number | null = null;
  let welcomed: LinkListener | null = null;
  let cancel: () => void = () => undefined;

  const mayPoll = async () => clock.now() >= trustedFrom && (await pollingPasses(server));

  async function choose(): Promise<Link> {
    if (!(await mayPoll())) return rest;
    polling ??= (await import('./polling-link.ts')).pollingLink(server);
    return polling;
  }

  function close(): void {
    turn += 1;
    welcomed = null;
    cancel();
    link.close();
  }

  function lookForBetter(listener: LinkListener): void {
    cancel();
    const mine = turn;
    lookAt ??= clock.now() + waitMs;
    cancel = clock.after(Math.max(lookAt - clock.now(), 0), async () => {
      const isFree = await webSocketPasses(server);
      const isBetter = isFree || (link === rest && (await mayPoll()));
      if (mine !== turn) return;
      waitMs = Math.min(waitMs * 2, latestMs);
      lookAt = null;
      if (!isBetter) return lookForBetter(listener);
      close();
      if (isFree) {
        removeEventListener('online', startAnew);
        goBack();
      }
      listener.onDown();
    });
  }

  /** This may be another network, of which nothing is known. */
  function startAnew(): void {
    waitMs = soonestMs;
    lookAt = null;
    trustedFrom = 0;
    distrustMs = distrustsForMs;
    if (welcomed) lookForBetter(welcomed);
  }

  addEventListener('online', startAnew);

  return {
    async open(hello, listener) {
      close();
      const mine = turn;
      const chosen = await choose().catch(() => rest);
      if (mine !== turn) return;
      link = chosen;
      let isWelcome = false;
      link.open(hello, {
        ...listener,
        onWelcome(welcome) {
          isWelcome = true;
          welcomed = listener;
          if (link === polling) distrustMs = distrustsForMs;
          listener.onWelcome(welcome);
          lookForBetter(listener);
        },
        onDown(error) {
          // A polling link may say so twice.
          if (mine !== turn) return;
          close();
          // What lets a first answer through may still hold back the rest.
          if (link === polling && !isWelcome && !error) {
            trustedFrom = clock.now() + distrustMs;
            distrustMs *= 2;
          }
          listener.onDown(error);
        },
      });
    },
    close,
    call: (name, input, timeoutMs) => link.call(name, input, timeoutMs),
  };
}
