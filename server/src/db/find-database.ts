import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { holderOf, takeDataFolder } from '../data-folder.ts';
import { checkDatabase } from './check-database.ts';
import { runningUrl, startEmbedded } from './embedded.ts';

/** A database that can be worked with until `release` is called. */
export type FoundDatabase = { url: string; release(): Promise<void> };

/**
 * The database of `DATABASE_URL`, or else the built-in one, started over the data folder that is taken for it.
 * @throws StartError
 */
export async function findDatabase(
  config: Config,
  log: (line: string) => void,
): Promise<FoundDatabase> {
  if (config.databaseUrl !== null) {
    await checkDatabase(config.databaseUrl);
    return { url: config.databaseUrl, release: async () => undefined };
  }
  const giveBack = takeDataFolder(config.dataFolder);
  try {
    const { url, stop } = await startEmbedded(config.dataFolder, log);
    return { url, release: () => stop().finally(giveBack) };
  } catch (error) {
    giveBack();
    throw error;
  }
}

/** As `findDatabase`, but a built-in database that a running server has started is shared with it. */
export async function shareDatabase(
  config: Config,
  log: (line: string) => void,
): Promise<FoundDatabase> {
  const isServed =
    config.databaseUrl === null &&
    existsSync(config.dataFolder) &&
    holderOf(config.dataFolder) !== null;
  if (!isServed) return findDatabase(config, log);
  return { url: runningUrl(config.dataFolder), release: async () => undefined };
}
