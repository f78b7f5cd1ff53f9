import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { tell } from './tell.ts';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket) => socket.on('message', (said) => socket.send(said)));
server.on('listening', () => {
  tell((server.address() as AddressInfo).port, async () => server.close());
});
