import type { Server } from 'socket.io';
import type { Bus } from '../bus/bus.ts';

/** Over how long clients spread their catching up. */
const withinMs = 2_000;

/** After a break between the servers, has the clients of this one catch up with what they may have missed. */
export function tellMissed(io: Server, bus: Bus): void {
  let isDue = false;
  bus.onGap(() => {
    // Several servers may tell of the same break at once.
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      io.emit('changesMissed', { withinMs });
    });
  });
}
