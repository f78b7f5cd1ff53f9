import { readConfig, readEnvironment } from '../config.ts';
import { Refusal } from '../core/refusal.ts';
import { shareDatabase } from '../db/find-database.ts';
import { migrateOrRefuse } from '../db/migrate-or-refuse.ts';
import type { Database } from '../db/open.ts';
import { openDatabase } from '../db/open.ts';
import { StartError } from '../start-error.ts';

/**
 * Runs a short command on the up-to-date database, beside a running server or without one.
 * @param work is told which migrations were applied now
 */
export async function withDatabase(
  work: (db: Database, applied: string[]) => Promise<void>,
): Promise<void> {
  const config = readConfig(readEnvironment(process.cwd(), process.env));
  const found = await shareDatabase(config, console.log);
  const db = openDatabase(found.url, 2);
  try {
    await work(db, await migrateOrRefuse(db));
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    throw new StartError(`Not done: ${cause.message}.`, { cause });
  } finally {
    await db.destroy();
    await found.release();
  }
}
