import type { Link, LinkListener } from '@deskbell/shared/sync/link';
import { restLink } from '@deskbell/shared/sync/rest-link';
import { isHeard, pollingPasses, webSocketPasses } from './what-passes.ts';

/** When a better way is looked for first, and how long the time between two looks may grow, in ms. */
const soonestMs = 15_000;
const latestMs = 600_000;
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
export function blockedLink(server: string, goBack: () => void): Link {
  const rest = restLink(fetch, server);
  let polling: Link | undefined;
  let isPollingTrusted = true;
  let link = rest;
  let turn = 0;
  let waitMs = soonestMs;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const mayPoll = async () => isPollingTrusted && (await pollingPasses(server));

  async function choose(): Promise<Link> {
    if (!(await mayPoll())) return rest;
    polling ??= (await import('./polling-link.ts')).pollingLink(server);
    return polling;
  }

  function close(): void {
    turn += 1;
    clearTimeout(timer);
    link.close();
  }

  function lookForBetter(listener: LinkListener): void {
    const mine = turn;
    timer = setTimeout(async () => {
      const isFree = await webSocketPasses(server);
      const isBetter = isFree || (link === rest && (await mayPoll()));
      if (mine !== turn) return;
      waitMs = Math.min(waitMs * 2, latestMs);
      if (!isBetter) return lookForBetter(listener);
      close();
      if (isFree) goBack();
      listener.onDown();
    }, waitMs);
  }

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
          listener.onWelcome(welcome);
          lookForBetter(listener);
        },
        onDown(error) {
          // What lets a first answer through may still hold back the rest.
          if (link === polling && !isWelcome && !error) isPollingTrusted = false;
          clearTimeout(timer);
          listener.onDown(error);
        },
      });
    },
    close,
    call: (name, input, timeoutMs) => link.call(name, input, timeoutMs),
  };
}
