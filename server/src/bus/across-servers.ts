import { isVolatile, type Publisher } from '../core/publish.ts';
import type { Bus } from './bus.ts';

/** Publishes to the sockets of this server and, over the bus, to those of all others. */
export function acrossServers(here: Publisher, bus: Bus): Publisher {
  bus.on('told', ({ publications }) => here.publish(publications));
  bus.on('sessionEnded', ({ sessionId }) => here.endSession(sessionId));
  return {
    publish(publications) {
      here.publish(publications);
      if (bus.peers.size === 0) return;
      // What is lost with the moment must not come late.
      const worthSaying = bus.isUp ? publications : publications.filter((one) => !isVolatile(one));
      if (worthSaying.length > 0) bus.say('told', { publications: worthSaying });
    },
    endSession(sessionId) {
      here.endSession(sessionId);
      bus.say('sessionEnded', { sessionId });
    },
  };
}
