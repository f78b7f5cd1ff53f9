import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Server } from 'socket.io';
import { io as connectClient } from 'socket.io-client';
import { afterEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { stuckBytes, writeOncePerTurn } from '../../src/edge/one-write.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A server with one client, and the server's side of the connection between them. */
async function oneClient() {
  const http = createServer();
  const io = new Server(http, { wsEngine: WebSocketServer, perMessageDeflate: false });
  let stuck = 0;
  writeOncePerTurn(io, () => {
    stuck += 1;
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ends.push(() => io.close());
  const { port } = http.address() as AddressInfo;
  const lines: Socket[] = [];
  http.on('connection', (line: Socket) => lines.push(line));
  return { io, port, lines, stuck: () => stuck };
}

/** How often the kernel is asked to write for this connection. */
function countWrites(line: Socket): () => number {
  let writes = 0;
  const handle = Reflect.get(line, '_handle');
  for (const name of ['writev', 'writeBuffer', 'writeUtf8String', 'writeLatin1String']) {
    const write = handle[name].bind(handle);
    handle[name] = (...given: unknown[]) => {
      writes += 1;
      return write(...given);
    };
  }
  return () => writes;
}

test('the frames of one turn leave in one write, whole and in their order', async () => {
  const { io, port, lines } = await oneClient();
  const client = connectClient(`http://127.0.0.1:${port}`, { transports: ['websocket'] });
  ends.push(() => client.disconnect());
  await new Promise<void>((resolve) => client.on('connect', () => resolve()));
  const [line] = lines;
  if (!line) throw new Error('nobody has connected');
  const heard: number[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  client.on('number', (number: number) => {
    heard.push(number);
    if (number === 99) resolve();
  });
  const writes = countWrites(line);
  for (let number = 0; number < 50; number += 1) io.emit('number', number);
  // Those of the same turn that come after other work, as an answer after its event.
  await Promise.resolve();
  for (let number = 50; number < 100; number += 1) io.emit('number', number);
  await promise;
  expect(heard).toEqual(Array.from({ length: 100 }, (_, number) => number));
  expect(writes()).toBe(1);
});

test('a reader who has stopped is cut off before it fills the memory, and others are not', async () => {
  const { io, port, lines, stuck } = await oneClient();
  const other = connectClient(`http://127.0.0.1:${port}`, { transports: ['websocket'] });
  ends.push(() => other.disconnect());
  await new Promise<void>((resolve) => other.on('connect', () => resolve()));
  const deaf = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  ends.push(() => deaf.terminate());
  deaf.on('open', () => deaf.send('40'));
  await expect.poll(() => io.of('/').sockets.size).toBe(2);
  deaf.pause();
  const line = lines[1];
  if (!line) throw new Error('the deaf one has not connected');
  let most = 0;
  const big = 'x'.repeat(200_000);
  while (!line.destroyed) {
    io.emit('big', big);
    most = Math.max(most, line.writableLength);
    await new Promise(setImmediate);
  }
  expect(stuck()).toBe(1);
  expect(most).toBeLessThan(2 * stuckBytes);
  expect(other.connected).toBe(true);
});
