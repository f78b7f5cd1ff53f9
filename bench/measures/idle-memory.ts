import { WebSocket } from 'ws';
import { closeAll, connectVisitors } from '../people.ts';
import { median, type Row, row } from '../row.ts';
import { startServer } from '../server-process.ts';
import type { Stage } from '../stage.ts';

// Code is compiled and pools are filled before the first look.
const warmUp = 100;

/** F3: resident memory for each idle connected visitor, all that the server keeps for them included. */
export async function measureIdleMemory(stage: Stage): Promise<Row[]> {
  const { idle, idleRounds } = stage.scale;
  const visitors: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < idleRounds; round += 1) {
    visitors.push(await ours(stage, idle));
    bare.push(await rawWs(idle));
  }
  return [
    row({
      id: 'F3',
      what: `memory per idle visitor, ${idle.toLocaleString('en')} connected`,
      value: median(visitors) / 1_024,
      unit: 'KB',
      beside: 'raw ws',
      besideValue: median(bare) / 1_024,
      reach: { atMost: 2.2 },
    }),
  ];
}

async function ours(stage: Stage, count: number): Promise<number> {
  const server = await startServer('deskbell', { DATABASE_URL: stage.databaseUrl });
  closeAll(await connectVisitors(server.url, warmUp));
  const before = await server.usage();
  const visitors = await connectVisitors(server.url, count);
  const after = await server.usage();
  closeAll(visitors);
  await server.stop();
  return (after.rss - before.rss) / count;
}

async function rawWs(count: number): Promise<number> {
  const server = await startServer('raw-ws');
  for (const socket of await open(server.url, warmUp)) socket.terminate();
  const before = await server.usage();
  const sockets = await open(server.url, count);
  const after = await server.usage();
  for (const socket of sockets) socket.terminate();
  await server.stop();
  return (after.rss - before.rss) / count;
}

async function open(url: string, count: number): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  while (sockets.length < count) {
    const wave = Array.from({ length: Math.min(50, count - sockets.length) }, () => opened(url));
    sockets.push(...(await Promise.all(wave)));
  }
  return sockets;
}

function opened(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'));
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}
