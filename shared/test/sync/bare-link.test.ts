import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocketServer, WebSocket as WsSocket } from 'ws';
import { bareLink } from '../../src/sync/bare-link.ts';
import { eventually } from './eventually.ts';
import { type FakeClock, fakeClock, settle } from './fake-clock.ts';
import { socketContract } from './socket-contract.ts';

socketContract('bare WebSocket', (url) => bareLink(WebSocket, url));
socketContract('bare WebSocket of the ws package', (url) => bareLink(WsSocket, url));

/** A server that speaks frame by frame, as no good server would. */
async function oddServer(frames: string[]): Promise<{
  url: string;
  heard: string[];
  downs: unknown[];
  clock: FakeClock;
  link: ReturnType<typeof bareLink>;
  end(): Promise<void>;
}> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const heard: string[] = [];
  const downs: unknown[] = [];
  const clock = fakeClock();
  await new Promise((resolve) => server.once('listening', resolve));
  server.on('connection', (socket) => {
    socket.on('message', (data) => heard.push(String(data)));
    for (const frame of frames) socket.send(frame);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const link = bareLink(WebSocket, url, clock);
  link.open(
    { protocol: 1, actor: 'visitor', site: 'demo' },
    { onWelcome: () => undefined, onEvent: () => undefined, onDown: (error) => downs.push(error) },
  );
  const end = async () => {
    link.close();
    for (const client of server.clients) client.terminate();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, heard, downs, clock, link, end };
}

const open = '0{"sid":"s","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":200}';

test('a server that stops pinging is taken for dead', async () => {
  const { heard, downs, clock, end } = await oddServer([open, '40{"sid":"s"}']);
  await eventually(() => expect(heard).toHaveLength(1));
  await clock.advance(44_999);
  expect(downs).toEqual([]);
  await clock.advance(1);
  expect(downs).toEqual([undefined]);
  await end();
});

test('with the ws package an address where nobody answers, or a link closed early, throws nothing', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const thrown: unknown[] = [];
  const keep = (error: unknown) => thrown.push(error);
  process.on('uncaughtException', keep);
  const downs: unknown[] = [];
  const hear = { onWelcome: () => undefined, onEvent: () => undefined };
  const hello = { protocol: 1, actor: 'visitor', site: 'demo' } as const;
  const link = bareLink(WsSocket, `http://127.0.0.1:${port}`);
  link.open(hello, { ...hear, onDown: (error) => downs.push(error) });
  await eventually(() => expect(downs).toEqual([undefined]));
  link.open(hello, { ...hear, onDown: (error) => downs.push(error) });
  link.close();
  await settle();
  process.off('uncaughtException', keep);
  expect(thrown).toEqual([]);
  expect(downs).toEqual([undefined]);
});

test('a server that never opens is given up', async () => {
  const { downs, clock, end } = await oddServer([]);
  await clock.advance(10_000);
  expect(downs).toEqual([undefined]);
  await end();
});

test.each(['42{broken', '42{"not":"a list"}', '0nothing'])(
  'a frame that cannot be read (%s) ends the link instead of breaking the page',
  async (frame) => {
    const { downs, end } = await oddServer([open, frame]);
    await eventually(() => expect(downs).toEqual([undefined]));
    await end();
  },
);

test.each(['7unknown', '45-binary', '6', '43999[1]', ''])(
  'a frame of no meaning here (%s) is passed over',
  async (frame) => {
    const { heard, downs, end } = await oddServer([open, frame, '2']);
    await eventually(() => expect(heard).toContain('3'));
    expect(downs).toEqual([]);
    await end();
  },
);

test('a call larger than the server takes is answered here, and the link stays up', async () => {
  const { heard, downs, link, end } = await oddServer([open, '40{"sid":"s"}']);
  await eventually(() => expect(heard).toHaveLength(1));
  const answer = await link.call('catchUp', { cursor: 'é'.repeat(100) }, 1_000);
  expect(answer).toMatchObject({ ok: false, error: { code: 'tooLarge' } });
  expect(downs).toEqual([]);
  await end();
});
