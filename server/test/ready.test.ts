import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { startApp } from '../src/app.ts';
import { migrate } from '../src/db/migrate.ts';
import { openDatabase } from '../src/db/open.ts';
import { startTestApp, TestApp } from './app.ts';
import { TestClock } from './clock.ts';
import { eg } from './example.ts';
import { noOwnDisk, OwnCluster } from './own-cluster.ts';
import { ring } from './scenes.ts';

let cluster: OwnCluster | undefined;
let app: TestApp | undefined;
afterEach(async () => {
  await app?.close();
  await cluster?.close();
  app = undefined;
  cluster = undefined;
});

/** A server over a PostgreSQL of its own, in a data folder of its own. */
async function start(diskMegabytes?: number): Promise<{ app: TestApp; cluster: OwnCluster }> {
  cluster = await OwnCluster.start(diskMegabytes);
  const db = openDatabase(cluster.url, 5);
  await migrate(db);
  const database = { db, url: cluster.url, drop: () => db.destroy() };
  const config = { ...eg.config(cluster.url), databaseUrl: null, dataFolder: cluster.folder };
  const clock = new TestClock();
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
  app = new TestApp({ database, clock, app: await startApp({ config, db, log, clock }) });
  return { app, cluster };
}

async function ready(of: TestApp) {
  const { status, body } = await of.rest('GET /readyz');
  const parts = body.parts as Record<string, { state: string; reason?: string }>;
  return { status, database: parts.database?.state, disk: parts.disk?.state, parts };
}

const well = { status: 200, database: 'ok' };

test.skipIf(!existsSync('/proc/self/task'))(
  'a database that stands still makes the server unready within seconds, and ready again once it goes on',
  async () => {
    const { app, cluster } = await start();
    expect(await ready(app)).toMatchObject(well);
    cluster.pause();
    const pausedAt = performance.now();
    try {
      await expect.poll(() => ready(app)).toMatchObject({ status: 503, database: 'failing' });
      expect(performance.now() - pausedAt).toBeLessThan(6_000);
      expect((await app.rest('GET /healthz')).status).toBe(200);
    } finally {
      cluster.resume();
    }
    await expect.poll(() => ready(app)).toMatchObject(well);
    await ring(app);
  },
  120_000,
);

const noDisk = noOwnDisk();
test.skipIf(noDisk !== null)(
  `a full disk makes the server unready, and ready again once there is room${noDisk ? ` (skipped: ${noDisk})` : ''}`,
  async () => {
    const { app, cluster } = await start(220);
    expect(await ready(app)).toMatchObject({ ...well, disk: expect.stringMatching(/ok|degraded/) });
    const { visitor, conversationId } = await ring(app);
    const ballast = join(cluster.folder, 'ballast');
    await writeFile(ballast, randomBytes(220 * 1024 * 1024)).catch((error) => {
      expect(error.code).toBe('ENOSPC');
    });
    await expect.poll(() => ready(app)).toMatchObject({ status: 503, disk: 'failing' });
    // Texts that cannot be packed, so that the database soon needs more pages than it has.
    const long = () => eg.message({ conversationId, text: randomBytes(7_000).toString('base64') });
    const fill = async () => {
      const answer = await visitor.ask('sendMessage', long());
      return answer.ok ? 'ok' : answer.error.code;
    };
    await expect.poll(fill, { interval: 0, timeout: 20_000 }).toBe('unavailable');
    const full = { status: 503, database: 'failing' };
    await expect.poll(() => ready(app)).toMatchObject(full);
    expect((await ready(app)).parts.database?.reason).toBe('53100');
    await rm(ballast);
    await expect.poll(() => ready(app)).toMatchObject(well);
    expect(await fill()).toBe('ok');
  },
  120_000,
);

test('a data folder that is gone makes the server unready', async () => {
  app = await startTestApp({ databaseUrl: null, dataFolder: '/nonexistent/deskbell' });
  const { status, database, parts } = await ready(app);
  expect([status, database, parts.disk]).toMatchObject([
    503,
    'ok',
    { state: 'failing', reason: 'ENOENT' },
  ]);
});
