import type { Server } from 'socket.io';
import type { Publisher } from '../core/publish.ts';
import { isVolatile } from '../core/publish.ts';
import type { FanOut } from './fan-out.ts';
import { rooms, roomsOf } from './rooms.ts';

/** A publisher over Socket.IO: whoever has to hear something in full does so at once, lists by the fan-out. */
export function socketPublisher(io: Server, fanOut: FanOut): Publisher {
  return {
    publish(publications) {
      for (const publication of publications) {
        const { event, body, to } = publication;
        const heard = io.to(roomsOf(to));
        if (isVolatile(publication)) heard.volatile.emit(event, body);
        else heard.emit(event, body);
        fanOut.note(publication);
      }
    },
    endSession(sessionId) {
      // The caller may be one of them; the answer leaves first.
      setImmediate(() => io.in(rooms.session(sessionId)).disconnectSockets(true));
    },
  };
}
