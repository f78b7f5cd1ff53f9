import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { TcpProxy } from '../network/tcp-proxy.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server that notes what it hears, and how its connections end. */
async function listen(): Promise<{ port: number; heard: string[]; sockets: Socket[] }> {
  const heard: string[] = [];
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('data', (chunk) => heard.push(String(chunk))).on('error', () => undefined);
    socket.on('end', () => heard.push('(end)'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, heard, sockets };
}

async function dial(proxy: TcpProxy): Promise<{ socket: Socket; heard: string[] }> {
  const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
  const heard: string[] = [];
  socket.on('data', (chunk) => heard.push(String(chunk))).on('error', () => undefined);
  socket.on('close', () => heard.push('(closed)'));
  await once(socket, 'connect');
  closing.push(() => socket.destroy());
  return { socket, heard };
}

async function connected() {
  const server = await listen();
  const other = await listen();
  const proxy = await TcpProxy.open([server.port, other.port], 0);
  closing.push(() => proxy.close());
  const client = await dial(proxy);
  client.socket.write('hello');
  await vi.waitFor(() => expect(server.heard).toEqual(['hello']));
  return { server, other, proxy, client };
}

test('both ways pass, in order', async () => {
  const { server, proxy, client } = await connected();
  proxy.break('delay', 400);
  for (const word of ['a', 'b', 'c']) client.socket.write(word);
  server.sockets[0]?.write('back');
  await vi.waitFor(() => expect(server.heard.join('')).toBe('helloabc'));
  await vi.waitFor(() => expect(client.heard).toEqual(['back']));
});

test.for(['cut', 'reset', 'down', 'move'] as const)(
  '%s ends the connection on both sides',
  async (fault) => {
    const { server, proxy, client } = await connected();
    const ended = new Promise((resolve) => server.sockets[0]?.once('close', resolve));
    proxy.break(fault, 50);
    await ended;
    await vi.waitFor(() => expect(client.heard).toEqual(['(closed)']));
  },
);

test('what was said while stalled comes late', async () => {
  const { server, proxy, client } = await connected();
  proxy.break('stall', 300);
  const since = Date.now();
  client.socket.write(' late');
  await vi.waitFor(() => expect(server.heard.join('')).toBe('hello late'));
  expect(Date.now() - since).toBeGreaterThan(250);
});

test('a half-open connection swallows one way and looks alive', async () => {
  const { server, proxy, client } = await connected();
  proxy.break('half-open up', 0);
  client.socket.write('swallowed');
  server.sockets[0]?.write('still heard');
  await vi.waitFor(() => expect(client.heard).toEqual(['still heard']));
  expect(server.heard).toEqual(['hello']);
});

test('the words of an overtaken connection come after those of the newer one', async () => {
  const { server, proxy, client } = await connected();
  proxy.break('overtake', 400);
  client.socket.write(' old words');
  await vi.waitFor(() => expect(client.heard).toEqual(['(closed)']));
  const newer = await dial(proxy);
  newer.socket.write(' new words');
  await vi.waitFor(() => expect(server.heard.join('')).toContain('old words'));
  expect(server.heard.join('').replace('(end)', '')).toBe('hello new words old words');
});

test('a server that cannot be reached is left for the next', async () => {
  const { server, other, proxy } = await connected();
  server.sockets[0]?.destroy();
  closing.shift()?.();
  const first = await dial(proxy);
  await vi.waitFor(() => expect(first.heard).toEqual(['(closed)']));
  const second = await dial(proxy);
  second.socket.write('moved');
  await vi.waitFor(() => expect(other.heard).toEqual(['moved']));
});
