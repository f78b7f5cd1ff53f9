import type { Server as HttpServer } from 'node:http';
import type { Socket as Connection } from 'node:net';
import type { Server, Socket } from 'socket.io';
import { atMost } from '../core/at-most.ts';
import type { UnderWay } from '../core/under-way.ts';

/** How long commands may take to be answered once the server stops, and what clients are told. */
const drainMs = 2_000;
/** How long the last bytes and the farewells may take. */
const farewellMs = 500;

/**
 * The two halves of an end: `drain` takes nobody new, tells clients to go elsewhere and waits until what runs is
 * answered; `hangUp` then ends every connection, those that never said a word and those that do not answer included.
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
      io.emit('drain', { withinMs: drainMs });
      await atMost(drainMs, underWay.whenNone());
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

/** Unlike `io.close`, which cuts, this sends what is still waiting to be sent. */
function part(socket: Socket): Promise<unknown> {
  const parted = new Promise((resolve) => socket.once('disconnect', resolve));
  socket.conn.close();
  return parted;
}
