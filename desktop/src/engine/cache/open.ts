import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Driver from 'better-sqlite3';

/** An open cache file. Only this module names the driver, so that one that encrypts can take its place. */
export type Sqlite = Driver.Database;

/** A file whose content cannot be trusted, though the disk gave it. */
export class DamagedFile extends Error {
  override name = 'DamagedFile';
}

/**
 * Opens or makes a file that only its owner may read. Commits survive a crash of the process at once and a power cut
 * soon after; who needs the latter at once asks for it with `keepOnDisk`.
 */
export function openFile(path: string): Sqlite {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  const db = new Driver(path);
  try {
    db.pragma('journal_mode = wal');
    db.pragma('synchronous = normal');
    // On macOS a plain fsync leaves the data in the drive's own memory.
    db.pragma('fullfsync = on');
    db.pragma('checkpoint_fullfsync = on');
    db.pragma('secure_delete = on');
    db.pragma('cell_size_check = on');
    // 16 MB: a long catch-up stops for the disk a few times, not at every page.
    db.pragma('wal_autocheckpoint = 4000');
    db.pragma('temp_store = memory');
    db.pragma('cache_size = -32000');
    db.pragma('trusted_schema = off');
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** Opens a file that may be damaged or unknown, to read what can be read. */
export function openToRead(path: string): Sqlite {
  return new Driver(path, { readonly: true, fileMustExist: true });
}

/** Takes the lock that this file stands for, until it is closed or the process ends; null where another holds it. */
export function openLock(path: string): Sqlite | null {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const lock = new Driver(path, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}

/** Runs a transaction that a power cut right after it cannot undo. */
export function keepOnDisk<Value>(db: Sqlite, step: () => Value): Value {
  db.pragma('synchronous = full');
  try {
    return step();
  } finally {
    db.pragma('synchronous = normal');
  }
}

/** Moves all of the write-ahead log into the file and empties it; answers false where a reader stands in the way. */
export function truncateLog(db: Sqlite): boolean {
  const [answer] = db.pragma('wal_checkpoint(truncate)') as { busy: number }[];
  return answer?.busy === 0;
}

/** Whether an error says that the file itself is broken, not that the disk is full or the file in use. */
export function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  return (
    error instanceof DamagedFile ||
    code.startsWith('SQLITE_CORRUPT') ||
    code === 'SQLITE_NOTADB' ||
    code === 'SQLITE_IOERR_SHORT_READ'
  );
}

/** Whether SQLite refused a statement itself, as it does when a table is not there. */
export const isRefusedStatement = (error: unknown): boolean => codeOf(error) === 'SQLITE_ERROR';

const codeOf = (error: unknown): string => (error instanceof Driver.SqliteError ? error.code : '');
