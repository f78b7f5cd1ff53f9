import { startApp } from '../app.ts';
import { requireRedis } from '../bus/redis.ts';
import type { Config } from '../config.ts';
import { readConfig, readEnvironment, unknownSettings } from '../config.ts';
import { createLog } from '../core/log.ts';
import { findDatabase } from '../db/find-database.ts';
import { migrateOrRefuse } from '../db/migrate-or-refuse.ts';
import { openDatabase } from '../db/open.ts';
import { openSearchDatabase } from '../db/open-search.ts';
import { requireFreePort } from '../free-port.ts';
import { setUp } from '../set-up.ts';
import { readArguments } from './word.ts';

type Stop = { readonly isAsked: boolean; whenAsked: Promise<void> };

/** Serves until it is told to stop, then closes what it opened in reverse order. */
export async function start(args: string[]): Promise<void> {
  readArguments(args, {});
  const env = readEnvironment(process.cwd(), process.env);
  const config = readConfig(env);
  for (const warning of unknownSettings(env)) console.warn(warning);
  const stop = askedToStop();
  await requireFreePort(config);
  if (config.redisUrl !== null) await requireRedis(config.redisUrl);

  const closing = new AsyncDisposableStack();
  try {
    await serve(config, stop, closing);
  } finally {
    await closing.disposeAsync();
  }
}

async function serve(config: Config, stop: Stop, closing: AsyncDisposableStack): Promise<void> {
  const found = await findDatabase(config, console.log);
  closing.defer(() => found.release());
  if (stop.isAsked) return;

  const db = openDatabase(found.url, config.poolSize);
  closing.defer(() => db.destroy());
  await migrateOrRefuse(db);
  const { firstAdmin } = await setUp(db, config);
  if (stop.isAsked) return;

  const searchDb = openSearchDatabase(found.url);
  closing.defer(() => searchDb.destroy());
  const app = await startApp({ config, db, searchDb, log: createLog(config.logLevel) });
  closing.defer(() => app.close());
  console.log(welcome(app.url, firstAdmin));
  await stop.whenAsked;
  console.log('Stopping.');
}

/** Stops on Ctrl-C, on a service manager's signal, on a closed terminal, and when the process that started us is gone. */
function askedToStop(): Stop {
  let isAsked = false;
  let askedAt = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const ask = () => {
    // The terminal and npm may both pass on one Ctrl-C; asked again later, it is meant to end at once.
    if (isAsked && Date.now() - askedAt > 2_000) process.exit(130);
    if (!isAsked) askedAt = Date.now();
    isAsked = true;
    resolve();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, ask);
  return {
    get isAsked() {
      return isAsked;
    },
    whenAsked: promise,
  };
}

function welcome(
  url: string,
  firstAdmin: { email: string; password: string | null } | null,
): string {
  const lines = [
    'Deskbell is ready.',
    '',
    `  Start page     ${url}/`,
    `  Demo shop      ${url}/demo`,
    `  Agent console  ${url}/console`,
  ];
  if (firstAdmin) {
    const { email, password } = firstAdmin;
    lines.push('', `  First admin    ${email}`);
    lines.push(
      password === null
        ? '  Password       as set in DESKBELL_ADMIN_PASSWORD'
        : `  Password       ${password}   (shown only now: keep it)`,
    );
  }
  return [...lines, '', 'Ctrl-C stops it.'].join('\n');
}
