import type { Socket as Connection } from 'node:net';
import type { Server } from 'socket.io';

/** What waits in one connection past which it counts as stuck: its reader has stopped reading. */
export const stuckBytes = 16 * 1_048_576;

/** As much of Engine.IO's socket as is used here; its own types leave out the connection underneath. */
type Wire = {
  transport: { name: string; writable: boolean; socket?: { _socket?: Connection | null } };
};

/**
 * Gathers all frames of one turn of the event loop into one write for each connection: an answer and the event beside
 * it, or a hundred events for one console, cost one system call. Engine.IO would write the first frame at once and
 * each of the others apart, as soon as the one before is out.
 * A connection whose reader has stopped is closed before it fills the memory; the client catches up when it is back.
 */
export function writeOncePerTurn(io: Server, onStuck: () => void): void {
  let corked: Connection[] = [];
  const uncorkAll = () => {
    const due = corked;
    corked = [];
    for (const connection of due) connection.uncork();
  };
  io.engine.on('flush', (wire: Wire) => {
    const connection = connectionOf(wire);
    if (!connection || connection.writableCorked > 0) return;
    connection.cork();
    if (corked.length === 0) setImmediate(uncorkAll);
    corked.push(connection);
  });
  // Said as soon as frames were handed over. Engine.IO would now keep the next ones itself until these are out.
  io.engine.on('drain', (wire: Wire) => {
    const connection = connectionOf(wire);
    if (!connection) return;
    if (connection.writableLength <= stuckBytes) wire.transport.writable = true;
    else {
      onStuck();
      connection.destroy();
    }
  });
}

const connectionOf = ({ transport }: Wire): Connection | null =>
  (transport.name === 'websocket' && transport.socket?._socket) || null;
