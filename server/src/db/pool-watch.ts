import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Tables } from './tables/tables.ts';

/** What a pool is doing, and whether its database has said that its disk is full. */
export type PoolWatch = {
  readonly options: Pool['options'];
  /** Connections, those of them that are free, and queries that wait for one. */
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
  isDiskFull: boolean;
};

const watches = new WeakMap<Kysely<Tables>, PoolWatch>();

export function watchPool(db: Kysely<Tables>, pool: Pool): PoolWatch {
  const watch: PoolWatch = {
    isDiskFull: false,
    options: pool.options,
    get total() {
      return pool.totalCount;
    },
    get idle() {
      return pool.idleCount;
    },
    get waiting() {
      return pool.waitingCount;
    },
  };
  watches.set(db, watch);
  return watch;
}

/** @throws {Error} for a database that `openDatabase` has not opened */
export function poolOf(db: Kysely<Tables>): PoolWatch {
  const watch = watches.get(db);
  if (!watch) throw new Error('nobody watches the pool of this database');
  return watch;
}

export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '53100';
