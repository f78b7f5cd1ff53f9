import { type Commit, createCommit } from './commit.ts';
import { migrate } from './migrate.ts';
import { DamagedFile, isRefusedStatement, openFile, type Sqlite } from './open.ts';
import { createSearch, type Search } from './search.ts';
import { openTables, type Tables } from './tables.ts';

/** A file of the newest version, ready for use. */
export type CacheFile = { db: Sqlite; tables: Tables; commit: Commit; search: Search };

/** @throws {DamagedFile} or the driver's error of damage; {NewerFile}; anything else is no fault of the file */
export function openCacheFile(path: string): CacheFile {
  const db = openFile(path);
  try {
    migrate(db);
    const tables = openTables(db);
    return { db, tables, commit: createCommit(db, tables), search: createSearch(db) };
  } catch (error) {
    db.close();
    throw isRefusedStatement(error)
      ? new DamagedFile('the tables of the cache are not as they were made', { cause: error })
      : error;
  }
}
