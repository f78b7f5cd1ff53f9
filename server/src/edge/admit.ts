import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

type Upgrade = [request: IncomingMessage, socket: Duplex, head: Buffer];

/** How many may enter in one turn of the event loop: about a millisecond's work. */
const perTurn = 4;

/**
 * Lets those who open a WebSocket in a few at a time. When thousands come back at once, whoever is already here is
 * served between them, instead of after them all. Call it once everything that answers upgrades is attached.
 */
export function admitInTurn(http: Server): void {
  const answering = http.listeners('upgrade') as ((...upgrade: Upgrade) => void)[];
  http.removeAllListeners('upgrade');
  const waiting: Upgrade[] = [];
  const admit = () => {
    for (const upgrade of waiting.splice(0, perTurn)) {
      upgrade[1].off('error', leave);
      if (upgrade[1].destroyed) continue;
      for (const answer of answering) answer.call(http, ...upgrade);
    }
    if (waiting.length > 0) setImmediate(admit);
  };
  http.on('upgrade', (...upgrade: Upgrade) => {
    // Node has let go of the socket by now: until somebody takes it, its errors are nobody's.
    upgrade[1].on('error', leave);
    waiting.push(upgrade);
    if (waiting.length === 1) setImmediate(admit);
  });
}

function leave(this: Duplex): void {
  this.destroy();
}
