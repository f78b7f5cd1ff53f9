import { availableParallelism } from 'node:os';
import { Refusal } from '../core/refusal.ts';
import type { Database } from '../db/open.ts';
import { mostSearchConnections } from '../db/open-search.ts';

/** Half of what the machine can do at once, for the database is often on the same one. */
export const searchesAtOnce = Math.max(
  1,
  Math.min(mostSearchConnections, Math.floor(availableParallelism() / 2)),
);

/** Runs a search once it is its turn. */
export type Searches = <Value>(work: (db: Database) => Promise<Value>) => Promise<Value>;

type Limits = {
  /** How many run at once: fewer than the database has cores, so that sending is never slowed. */
  atOnce: number;
  /** How many may wait for their turn. */
  mostWaiting: number;
};

/**
 * Lets searches run a few at a time, on connections of their own.
 * @throws {Refusal} `tooMany` when too many wait already, `tooSlow` for one that reached its time limit
 */
export function searches(db: Database, { atOnce, mostWaiting }: Limits): Searches {
  let running = 0;
  const waiting: (() => void)[] = [];
  const turn = (): Promise<void> | undefined => {
    if (running < atOnce) {
      running += 1;
      return undefined;
    }
    if (waiting.length >= mostWaiting)
      throw new Refusal('tooMany', 'too many searches at once', { retryAfterMs: 1_000 });
    return new Promise((resolve) => void waiting.push(resolve));
  };
  return async (work) => {
    await turn();
    try {
      return await work(db);
    } catch (error) {
      throw isTimeLimit(error) ? tooSlow() : error;
    } finally {
      // The turn is handed on rather than given back, so that nobody pushes in.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

export const tooSlow = (): Refusal =>
  new Refusal('tooSlow', 'the search took too long; search for longer or rarer words, or in less');

/** Postgres: canceled, here always by `statement_timeout`. */
const isTimeLimit = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '57014';
