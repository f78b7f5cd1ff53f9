import { bareLink } from '@deskbell/shared/sync/bare-link';
import type { Link } from '@deskbell/shared/sync/link';
import type { PageValues } from './chat/page-values.ts';

/** How many tries in a row may end unanswered before WebSockets count as blocked: more where they have worked before. */
const patience = 2;
const morePatience = 6;
/** A try that takes this long counts twice, and is not waited for where none has worked yet, in ms. */
const hangsAfterMs = 4_000;

/** A WebSocket, and where a network lets none through, what is loaded for such networks; the page remembers which. */
export function visitorLink(server: string, values: PageValues): Link {
  const socket = bareLink(WebSocket, server);
  let link: Link | undefined = values.get('blocked') ? undefined : socket;
  let unanswered = 0;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout>;

  const goRound = async () => {
    const { blockedLink, isBlocked } = await import('./blocked-link.ts');
    // A server that was away for a while is no blocked network; what the page remembers is looked at again later.
    if (!values.get('blocked') && !(await isBlocked(server))) return socket;
    values.set('blocked', '1');
    return blockedLink(server, () => {
      link = socket;
      values.set('blocked', null);
    });
  };

  const close = () => {
    turn += 1;
    clearTimeout(timer);
    link?.close();
  };

  return {
    async open(hello, listener) {
      close();
      const mine = turn;
      if (navigator.onLine) unanswered += 1;
      let triedAt = Infinity;
      const end: typeof listener.onDown = (error) => {
        clearTimeout(timer);
        if (Date.now() - triedAt >= hangsAfterMs) unanswered += 1;
        if (error) unanswered = 0;
        listener.onDown(error);
      };
      if (link === socket && unanswered > patience) link = undefined;
      if (link === socket && unanswered > 0)
        timer = setTimeout(() => {
          close();
          end();
        }, hangsAfterMs);
      // Where not even that file comes, the server is away and nothing is known of the network.
      const chosen = link ?? (await goRound().catch(() => socket));
      if (mine !== turn) return;
      link = chosen;
      if (navigator.onLine) triedAt = Date.now();
      link.open(hello, {
        ...listener,
        onWelcome(welcome) {
          clearTimeout(timer);
          unanswered = patience - morePatience;
          triedAt = Infinity;
          listener.onWelcome(welcome);
        },
        onDown: end,
      });
    },
    close,
    call: (name, input, timeoutMs) => (link ?? socket).call(name, input, timeoutMs),
  };
}
