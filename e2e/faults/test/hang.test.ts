import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hello } from '@deskbell/shared/hello';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Client } from '../people/client.ts';
import { Pace } from '../people/pace.ts';
import { shelfFor } from '../people/stores.ts';
import type { StoreKind } from '../plan/cast.ts';
import { Child } from '../stage/child.ts';
import { until } from '../stage/until.ts';
import { Ledger } from '../told/ledger.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-hang-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const kinds: StoreKind[] = ['memory', 'page', 'indexed-db', 'sqlite'];

test.for(kinds)(
  'a client that crashes while it reads its store (%s) starts again',
  async (kind) => {
    const client = new Client({
      part: { name: 'v', role: 'visitor', person: 0, store: kind, storeKey: 'k', link: 'bare' },
      url: 'http://127.0.0.1:1',
      pace: new Pace(1),
      shelf: shelfFor(kind, { key: `hang-${kind}`, folder }),
      ledger: new Ledger(),
      hello: (): Hello => ({ protocol: 1, actor: 'visitor', site: 'demo' }),
    });
    await client.start();
    client.crash();
    const first = client.startAgain();
    client.crash();
    const second = client.startAgain();
    await Promise.all([first, second]);
    expect(client.isRunning).toBe(true);
    client.crash();
    await client.store.close();
  },
);

test('a process that ignores what it is asked is killed, and that is told', async () => {
  const deaf = `process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1_000); console.log('deaf');`;
  const logFile = join(folder, 'log');
  const child = new Child([process.execPath, '-e', deaf], { env: {}, logFile });
  child.start();
  await until('it running', () => readFileSync(logFile, 'utf8').includes('deaf'), 15_000);
  expect(await child.stop('SIGTERM', 300)).toBe(false);
  expect(child.isRunning).toBe(false);
  child.start();
  expect(await child.stop('SIGKILL')).toBe(true);
});
