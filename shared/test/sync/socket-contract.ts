import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Link } from '../../src/sync/link.ts';
import { eventually } from './eventually.ts';
import {
  type Far,
  forbidden,
  type Heard,
  hello,
  linkContract,
  openLink,
  welcome,
} from './link-contract.ts';

type SocketFar = Far & { server: Server; sockets: Socket[] };

async function openSocketFar(): Promise<SocketFar> {
  const http = createServer();
  const server = new Server(http, {
    pingInterval: 40,
    pingTimeout: 10_000,
    maxHttpBufferSize: 65_536,
  });
  const sockets: Socket[] = [];
  const hellos: object[] = [];
  server.on('connection', (socket) => {
    sockets.push(socket);
    hellos.push(socket.handshake.auth);
    socket.emit('welcome', welcome);
    socket.on('catchUp', (input, answer) => answer({ ok: true, value: { asked: input } }));
    socket.on('markRead', (_, answer) => answer({ ok: false, error: forbidden }));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    server,
    sockets,
    hellos,
    refuse(error) {
      server.use((_, next) => next(Object.assign(new Error('refused'), { data: error })));
    },
    cut() {
      for (const { conn } of sockets) conn.close();
    },
    close: () => server.close(),
  };
}

/** What every link over Socket.IO must do, against a real server of it. */
export function socketContract(name: string, linkTo: (url: string) => Link): void {
  linkContract(name, linkTo, openSocketFar);

  describe(`every link over a socket: ${name}`, () => {
    let far: SocketFar;
    let link: Link;

    beforeEach(async () => {
      far = await openSocketFar();
      link = linkTo(far.url);
    });

    afterEach(async () => {
      link.close();
      await far.close();
    });

    async function opened(): Promise<Heard> {
      const heard = openLink(link);
      await eventually(() => expect(heard.welcomes).toEqual([welcome]));
      return heard;
    }

    test('says all of its hello', async () => {
      await opened();
      expect(far.hellos).toEqual([hello]);
    });

    test('passes on every event, also one it does not know', async () => {
      const heard = await opened();
      far.sockets[0]?.emit('gone', { kind: 'message', id: '1' });
      far.sockets[0]?.emit('inventedLater', { text: 'مرحبا' });
      await eventually(() =>
        expect(heard.events).toEqual([
          ['gone', { kind: 'message', id: '1' }],
          ['inventedLater', { text: 'مرحبا' }],
        ]),
      );
    });

    test('stays up over many pings', async () => {
      const heard = await opened();
      let pings = 0;
      far.sockets[0]?.conn.on('heartbeat', () => {
        pings += 1;
      });
      await eventually(() => expect(pings).toBeGreaterThan(4));
      expect(heard.downs).toEqual([]);
      expect(await link.call('catchUp', { cursor: '1' }, 1_000)).toMatchObject({ ok: true });
    });

    test('is down when the server says goodbye', async () => {
      const heard = await opened();
      far.sockets[0]?.disconnect();
      await eventually(() => expect(heard.downs).toEqual([undefined]));
    });

    test('is silent after it was closed, and the server sees it leave', async () => {
      const heard = await opened();
      const [socket] = far.sockets;
      const left = new Promise((resolve) => socket?.on('disconnect', resolve));
      link.close();
      socket?.emit('gone', { kind: 'message', id: '1' });
      await left;
      expect(heard).toMatchObject({ events: [], downs: [] });
    });
  });
}
