import { rows } from './migrations/0001-rows.ts';
import { search } from './migrations/0002-search.ts';
import type { Sqlite } from './open.ts';

/** In order, forward only, and never changed once released; each has a kept file of its version in the tests. */
const migrations: readonly ((db: Sqlite) => void)[] = [(db) => void db.exec(rows), search];

/** What this build writes. */
export const newestVersion = migrations.length;

/** The file was written by a later build, which may have given its tables another meaning. */
export class NewerFile extends Error {
  override name = 'NewerFile';
}

/** Brings a file to the newest version, or leaves it as it was. */
export function migrate(db: Sqlite): void {
  const version = versionOf(db);
  if (version > newestVersion)
    throw new NewerFile(`the cache has version ${version}; this build knows ${newestVersion}`);
  if (version === newestVersion) return;
  const run = db.transaction(() => {
    for (const step of migrations.slice(version)) step(db);
    db.pragma(`user_version = ${newestVersion}`);
  });
  run.immediate();
}

const versionOf = (db: Sqlite): number => db.pragma('user_version', { simple: true }) as number;
