import { bareLink } from '@deskbell/shared/sync/bare-link';
import type { Link } from '@deskbell/shared/sync/link';

/** Connections that never came before HTTP is tried instead. */
const patience = 2;

/** A WebSocket, and where a network lets none through, HTTP polling with the client library loaded for it. */
export function visitorLink(server: string): Link {
  let link: Link = bareLink(WebSocket, server);
  let failures = 0;

  const fallBack = async () => {
    const { pollingLink } = await import('./polling-link.ts');
    link = pollingLink(server);
  };

  return {
    open(hello, listener) {
      link.open(hello, {
        ...listener,
        onWelcome(welcome) {
          failures = Number.NEGATIVE_INFINITY;
          listener.onWelcome(welcome);
        },
        onDown(error) {
          const down = () => listener.onDown(error);
          failures += error || !navigator.onLine ? 0 : 1;
          if (failures === patience) fallBack().then(down, down);
          else down();
        },
      });
    },
    close: () => link.close(),
    call: (name, input, timeoutMs) => link.call(name, input, timeoutMs),
  };
}
