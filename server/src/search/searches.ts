import { availableParallelism } from 'node:os';
import { Refusal } from '../core/refusal.ts';
import type { Database } from '../db/open.ts';
import { mostSearchConnections } from '../db/open-search.ts';
import { tooSlow } from './too-slow.ts';

/** Half of what the machine can do at once, for the database is often on the same one. */
export const searchesAtOnce = Math.max(
  1,
  Math.min(mostSearchConnections, Math.floor(availableParallelism() / 2)),
);

/** Runs a search once it is its turn. */
export type Searches = <Value>(work: (db: Database) => Promise<Value>) => Promise<Value>;

type Limits = {
  /** How many run at once. */
  atOnce: number;
  /** How many may wait for their turn. */
  mostWaiting: number;
};

/**
 * Lets searches run a few at a time, on connections of their own. While others wait, each turn is followed by a rest as
 * long as it was, so that however many search, half of the time is left to whoever sends.
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
  // The turn is handed on rather than given back, so that nobody pushes in.
  const handOn = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return async (work) => {
    await turn();
    const startedAt = performance.now();
    try {
      return await work(db);
    } catch (error) {
      throw isTimeLimit(error) ? tooSlow() : error;
    } finally {
      if (waiting.length === 0) handOn();
      else setTimeout(handOn, performance.now() - startedAt);
    }
  };
}

/** Postgres: canceled, here always by `statement_timeout`. */
const isTimeLimit = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '57014';
