import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { test } from 'vitest';
import { socketIoLink } from '../../src/sync/socket-io-link.ts';
import { socketContract } from './socket-contract.ts';

socketContract('socket.io-client', (url) => socketIoLink(io, url));

test('falls back to HTTP where WebSockets do not pass', async () => {
  const http = createServer();
  const server = new Server(http, { transports: ['polling'] });
  server.on('connection', (socket) => socket.emit('welcome', { cursor: '0' }));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const link = socketIoLink(io, url);
  await new Promise<void>((resolve, reject) =>
    link.open(
      { protocol: 1, actor: 'visitor', site: 'demo' },
      { onWelcome: () => resolve(), onEvent: () => undefined, onDown: reject },
    ),
  );
  link.close();
  await server.close();
});
