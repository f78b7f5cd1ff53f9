/** The files beside the cache, by the cache's own path. */
export const lockOf = (path: string): string => `${path}.lock`;

/** A new cache with what was rescued, while it is written. */
export const unfinishedOf = (path: string): string => `${path}.unfinished`;

/** The same once it is complete: from here on the old file is no longer needed. */
export const successorOf = (path: string): string => `${path}.successor`;

/** A cache on its way to nothing. */
export const doomedOf = (path: string): string => `${path}.doomed`;

const asideMark = '.set-aside-';

export const asideOf = (path: string, now: Date): string =>
  `${path}${asideMark}${now.toISOString().replaceAll(':', '-')}`;

export const isAsideOf = (path: string, other: string): boolean =>
  other.startsWith(`${path}${asideMark}`);

/** SQLite's own files belong to the database; the database comes last, since it is what makes them count. */
export const partsOf = (path: string): string[] => [`${path}-wal`, `${path}-shm`, path];
