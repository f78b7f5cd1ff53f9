import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ErrorBody } from '../../src/error.ts';
import type { Hello, Welcome } from '../../src/hello.ts';
import { type Link, type LinkListener, LinkTimeout } from '../../src/sync/link.ts';
import { eventually } from './eventually.ts';

const hello: Hello = { protocol: 1, actor: 'visitor', site: 'demo', token: 'tök€n' };
const welcome: Welcome = {
  protocol: 1,
  actor: 'visitor',
  cursor: '0',
  serverTime: '2026-01-05T09:00:00.000Z',
};

type Heard = { welcomes: Welcome[]; events: [string, unknown][]; downs: (ErrorBody | undefined)[] };

/** What every link must do, against a real Socket.IO server. */
export function linkContract(name: string, linkTo: (url: string) => Link): void {
  describe(`every link: ${name}`, () => {
    let http: HttpServer;
    let server: Server;
    let link: Link;
    let url: string;
    let sockets: Socket[];

    beforeEach(async () => {
      http = createServer();
      server = new Server(http, {
        pingInterval: 40,
        pingTimeout: 10_000,
        maxHttpBufferSize: 65_536,
      });
      sockets = [];
      server.on('connection', (socket) => {
        sockets.push(socket);
        socket.emit('welcome', welcome);
        socket.on('catchUp', (input, answer) => answer({ ok: true, value: { asked: input } }));
        socket.on('signOut', (_, answer) =>
          answer({ ok: false, error: { code: 'forbidden', message: 'no' } }),
        );
      });
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
      link = linkTo(url);
    });

    afterEach(async () => {
      link.close();
      await server.close();
    });

    function open(to: Link = link): Heard {
      const heard: Heard = { welcomes: [], events: [], downs: [] };
      const listener: LinkListener = {
        onWelcome: (told) => heard.welcomes.push(told),
        onEvent: (event, body) => heard.events.push([event, body]),
        onDown: (error) => heard.downs.push(error),
      };
      to.open(hello, listener);
      return heard;
    }

    async function opened(): Promise<Heard> {
      const heard = open();
      await eventually(() => expect(heard.welcomes).toEqual([welcome]));
      return heard;
    }

    test('says hello and is welcomed', async () => {
      await opened();
      expect(sockets[0]?.handshake.auth).toEqual(hello);
    });

    test('carries a call there and its answer back', async () => {
      await opened();
      const input = { cursor: 'ü "quoted" \u2028 👍' };
      expect(await link.call('catchUp', input, 1_000)).toEqual({
        ok: true,
        value: { asked: input },
      });
    });

    test('keeps the answers of calls at the same time apart', async () => {
      await opened();
      const cursors = ['1', '2', '3'];
      const answers = await Promise.all(
        cursors.map((cursor) => link.call('catchUp', { cursor }, 1_000)),
      );
      expect(answers.map((answer) => answer.ok && answer.value)).toEqual(
        cursors.map((cursor) => ({ asked: { cursor } })),
      );
    });

    test('brings an error answer as an answer', async () => {
      await opened();
      expect(await link.call('signOut', {}, 1_000)).toEqual({
        ok: false,
        error: { code: 'forbidden', message: 'no' },
      });
    });

    test('passes on every event, also one it does not know', async () => {
      const heard = await opened();
      sockets[0]?.emit('gone', { kind: 'message', id: '1' });
      sockets[0]?.emit('inventedLater', { text: 'مرحبا' });
      await eventually(() =>
        expect(heard.events).toEqual([
          ['gone', { kind: 'message', id: '1' }],
          ['inventedLater', { text: 'مرحبا' }],
        ]),
      );
    });

    test('rejects with LinkTimeout when no answer comes in time', async () => {
      await opened();
      await expect(link.call('listSites', {}, 30)).rejects.toBeInstanceOf(LinkTimeout);
    });

    test('rejects calls under way when the connection breaks, without waiting', async () => {
      const heard = await opened();
      const call = link.call('listSites', {}, 60_000);
      const rejected = expect(call).rejects.toBeInstanceOf(LinkTimeout);
      await eventually(() => expect(sockets).toHaveLength(1));
      sockets[0]?.conn.close();
      await rejected;
      expect(heard.downs).toEqual([undefined]);
    });

    test('rejects calls under way when it is closed', async () => {
      await opened();
      const call = expect(link.call('listSites', {}, 60_000)).rejects.toBeInstanceOf(LinkTimeout);
      link.close();
      await call;
    });

    test('rejects calls where there is no connection', async () => {
      await expect(link.call('listSites', {}, 1_000)).rejects.toBeInstanceOf(LinkTimeout);
    });

    test('stays up over many pings', async () => {
      const heard = await opened();
      let pings = 0;
      sockets[0]?.conn.on('heartbeat', () => {
        pings += 1;
      });
      await eventually(() => expect(pings).toBeGreaterThan(4));
      expect(heard.downs).toEqual([]);
      expect(await link.call('catchUp', { cursor: '1' }, 1_000)).toMatchObject({ ok: true });
    });

    test('tells why the server refuses', async () => {
      const refusal = { code: 'tokenExpired', message: 'sign in again', retryAfterMs: 5 };
      server.use((_, next) => next(Object.assign(new Error('refused'), { data: refusal })));
      const heard = open();
      await eventually(() => expect(heard.downs).toEqual([refusal]));
      expect(heard.welcomes).toEqual([]);
    });

    test('is down when nobody answers at the address', async () => {
      const closed = linkTo('http://127.0.0.1:1');
      const heard = open(closed);
      await eventually(() => expect(heard.downs).toEqual([undefined]));
      closed.close();
    });

    test('is down when the server says goodbye', async () => {
      const heard = await opened();
      sockets[0]?.disconnect();
      await eventually(() => expect(heard.downs).toEqual([undefined]));
    });

    test('is silent after it was closed, and the server sees it leave', async () => {
      const heard = await opened();
      const left = new Promise((resolve) => sockets[0]?.on('disconnect', resolve));
      link.close();
      sockets[0]?.emit('gone', { kind: 'message', id: '1' });
      await left;
      expect(heard).toMatchObject({ events: [], downs: [] });
    });

    test('opens again after it was closed', async () => {
      await opened();
      link.close();
      const again = open();
      await eventually(() => expect(again.welcomes).toHaveLength(1));
      expect(await link.call('catchUp', { cursor: '1' }, 1_000)).toMatchObject({ ok: true });
    });
  });
}
