import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createEngine, type Engine } from '@deskbell/shared/sync/engine';
import { socketIoLink } from '@deskbell/shared/sync/socket-io-link';
import { systemClock } from '@deskbell/shared/sync/system-clock';
import { protocol } from '@deskbell/shared/version';
import { Pool } from 'pg';
import { io } from 'socket.io-client';
import { openFile } from '../../desktop/src/engine/cache/open.ts';
import { openCacheStore } from '../../desktop/src/engine/cache/open-store.ts';
import { copyStraight } from '../copy-straight.ts';
import { changeCount, makeChanges, makeHistory } from '../mixed-changes.ts';
import { median, type Row, row } from '../row.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import { type Stage, signIn } from '../stage.ts';

/** F6: a console that was away takes in what changed, into its SQLite cache. */
export async function measureCatchUp(stage: Stage): Promise<Row[]> {
  const ours: number[] = [];
  const straight: number[] = [];
  for (let round = 0; round < stage.scale.rounds; round += 1) {
    const taken = await measureRound(stage);
    ours.push(taken.ours);
    straight.push(taken.straight);
  }
  return [
    row({
      id: 'F6',
      what: `${changeCount.toLocaleString('en')} mixed changes caught up into SQLite`,
      value: median(ours),
      unit: 'ms',
      beside: 'the same rows from Postgres, one transaction',
      besideValue: median(straight),
      reach: { atMost: 3 },
    }),
  ];
}

async function measureRound(stage: Stage): Promise<{ ours: number; straight: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-bench-'));
  const pool = new Pool({ connectionString: stage.databaseUrl, max: 1 });
  const server = await startServer('deskbell', { DATABASE_URL: stage.databaseUrl });
  const token = await signIn(server.url, stage.admin);
  const cache = join(folder, 'cache.db');
  const catchUp = () => reachPresent({ url: server.url, token, cache });
  await catchUp();
  const history = await makeHistory(pool);
  await catchUp();
  const copy = join(folder, 'copy.db');
  copyFileSync(cache, copy);
  const since = await placeNow(pool);
  await makeChanges(pool, history);
  await isQuiet(server);
  const ours = await catchUp();
  await requireWhole(pool, history, cache);
  const straight = await copyStraight(pool, { since, cache: copy });
  await server.stop();
  await pool.end();
  rmSync(folder, { recursive: true });
  return { ours, straight };
}

/** Waits until the server has done what it does behind the changes, such as taking them into its search index. */
async function isQuiet(server: ServerProcess): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    const before = await server.cpu();
    await setTimeout(500);
    if ((await server.cpu()) - before < 50_000) return;
  }
  throw new Error('the server does not come to rest');
}

/** A fast catch-up that leaves something out is none. */
async function requireWhole(pool: Pool, history: string[], cache: string): Promise<void> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from messages where conversation_id = any ($1)',
    [history],
  );
  const db = openFile(cache);
  const count = db.prepare<[], number>('select count(*) from messages').pluck().get();
  db.close();
  if (count !== rows[0]?.count)
    throw new Error(`the cache has ${count} messages, the server ${rows[0]?.count}`);
}

type Console = { url: string; token: string; cache: string };

/** Starts a console's engine on its cache; answers after how many ms nothing was left to ask for. */
async function reachPresent({ url, token, cache }: Console): Promise<number> {
  const startedAt = performance.now();
  const store = openCacheStore(cache);
  const engine = createEngine({
    link: socketIoLink(io, url),
    store,
    clock: systemClock,
    hello: () => ({ protocol, actor: 'agent', token }),
    onTrouble: console.error,
  });
  await engine.start();
  await isLevel(engine);
  const taken = performance.now() - startedAt;
  await engine.stop();
  await store.close();
  return taken;
}

function isLevel(engine: Engine): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = engine.subscribe(() => {
    if (!engine.state.isLevel) return;
    stop();
    resolve();
  });
  return promise;
}

/** Everything up to here is in the cache. */
async function placeNow(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ place: string }>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as place`,
  );
  return rows[0]?.place ?? '0';
}
