import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { insertRate } from '../insert-rate.ts';
import type { Limit } from '../row.ts';
import { startServer } from '../server-process.ts';
import type { Stage } from '../stage.ts';

const ms = 2_000;

/** What the disk, PostgreSQL and a bare socket can do here, before anything of Deskbell's comes in. */
export async function measureLimits(stage: Stage): Promise<Limit[]> {
  const limits: Limit[] = [{ what: 'fdatasync of 8 KB', value: syncRate(stage), unit: '/s' }];
  for (const clients of [1, 8, 32]) {
    const { by, measure } = insertRate(stage, clients);
    const of = clients === 1 ? '1 client' : `${clients} clients`;
    limits.push({
      what: `single-row INSERT, fsync on, ${of} (${by})`,
      value: await measure(),
      unit: '/s',
    });
  }
  limits.push({ what: 'raw ws round trips, 64 sockets', value: await echoRate(), unit: '/s' });
  return limits;
}

/** As a commit does: a block of the log is written and on the disk before anything else happens. */
function syncRate({ folder }: Stage): number {
  const file = openSync(join(folder, 'sync'), 'w');
  const block = Buffer.alloc(8_192);
  const startedAt = performance.now();
  let count = 0;
  while (performance.now() - startedAt < ms) {
    writeSync(file, block, 0, block.length, 0);
    fdatasyncSync(file);
    count += 1;
  }
  closeSync(file);
  return count / (ms / 1_000);
}

async function echoRate(): Promise<number> {
  const server = await startServer('raw-ws');
  const startedAt = performance.now();
  const counts = await Promise.all(Array.from({ length: 64 }, () => echoes(server.url, startedAt)));
  await server.stop();
  return counts.reduce((sum, count) => sum + count, 0) / (ms / 1_000);
}

function echoes(url: string, startedAt: number): Promise<number> {
  const socket = new WebSocket(url.replace('http', 'ws'));
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let count = 0;
  socket.once('open', () => socket.send('hello'));
  socket.once('error', reject);
  socket.on('message', () => {
    count += 1;
    if (performance.now() - startedAt < ms) return socket.send('hello');
    socket.terminate();
    resolve(count);
  });
  return promise;
}
