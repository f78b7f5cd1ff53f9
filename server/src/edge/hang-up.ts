import type { Server as HttpServer } from 'node:http';
import type { Socket as Connection } from 'node:net';
import type { Server, Socket } from 'socket.io';
import { atMost } from '../core/at-most.ts';
import type { UnderWay } from '../core/under-way.ts';

/** How long clients are given to go elsewhere once the server stops, each at a moment of its own. */
const leaveWithinMs = 2_000;
/** How long the server waits for them, and for the commands that run. */
const drainMs = leaveWithinMs + 500;
/** How long the last bytes and the farewells may take. */
const farewellMs = 500;

/**
 * The two halves of an end: `drain` takes nobody new, tells clients to go elsewhere and waits until they have gone and
 * what runs is answered, since all who are hung up on at once come back at once; `hangUp` then ends every connection, those that never said a word and those that do not answer included.
 */
export function stopping(http: HttpServer, io: Server) {
  const connections = new Set<Connection>();
  http.on('connection', (connection: Connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  return {
    async drain(underWay: UnderWay): Promise<void> {
      http.close();
      io.emit('drain', { withinMs: leaveWithinMs });
      await atMost(drainMs, Promise.all([whenAllLeft(io), underWay.whenNone()]));
    },
    async hangUp(): Promise<void> {
      await atMost(farewellMs, Promise.all([...io.of('/').sockets.values()].map(part)));
      const closed = io.close();
      http.closeIdleConnections();
      await atMost(farewellMs, closed);
      for (const connection of connections) connection.destroy();
      await closed;
    },
  };
}

function whenAllLeft(io: Server): Promise<void> {
  const { sockets } = io.of('/');
  return new Promise((resolve) => {
    const look = () => void (sockets.size === 0 && resolve());
    for (const socket of sockets.values()) socket.once('disconnect', look);
    look();
  });
}

/** Unlike `io.close`, which cuts, this sends what is still waiting to be sent. */
function part(socket: Socket): Promise<unknown> {
  const parted = new Promise((resolve) => socket.once('disconnect', resolve));
  socket.conn.close();
  return parted;
}
