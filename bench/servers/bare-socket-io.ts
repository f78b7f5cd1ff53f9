import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { tell } from './tell.ts';

const http = createServer();
const io = new Server(http, {
  wsEngine: WebSocketServer,
  perMessageDeflate: false,
  serveClient: false,
});
io.on('connection', (socket) => {
  socket.emit('welcome', { protocol: 1, actor: 'visitor', cursor: '0.0.0', serverTime: '' });
});
http.listen(0, '127.0.0.1', () => {
  tell((http.address() as AddressInfo).port, () => io.close());
});
