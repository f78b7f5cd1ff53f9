import { createHash } from 'node:crypto';
import type { Database } from '../db/open.ts';
import { countTry, deleteTries, takeBackTry } from '../sessions/tries/store.ts';
import type { Clock } from './clock.ts';
import { Refusal } from './refusal.ts';

const windowMs = 15 * 60_000;
const mostByAccount = 10;
const mostByAddress = 100;

/**
 * Slows down guessing: so many failed sign-ins in 15 minutes, per account and per address. Counted in the database, so
 * that neither several servers nor a restart give more tries; beside a password's hash that costs nothing.
 */
export class SignInLimit {
  #db: Database;
  #clock: Clock;

  constructor(given: { db: Database; clock: Clock }) {
    this.#db = given.db;
    this.#clock = given.clock;
  }

  /**
   * Counts a try before the password is looked at, so that tries at the same moment count too.
   * @throws {Refusal} `tooMany` with `retryAfterMs`
   */
  async take(who: { email: string; ip: string }): Promise<{ forgive(): Promise<void> }> {
    const now = this.#clock.now();
    const address = keyOf(`address ${who.ip}`);
    // An account is locked for one address only, or anybody could lock its owner out.
    const account = keyOf(`account ${who.email} ${who.ip}`);
    const until = new Date(now.getTime() + windowMs);
    const counted = await countTry(this.#db, [address, account], { now, until });
    const over = counted.filter(
      ({ key, tries }) => tries > (key === address ? mostByAddress : mostByAccount),
    );
    if (over.length > 0) {
      const freeAt = Math.max(...over.map(({ expires_at }) => expires_at.getTime()));
      throw new Refusal('tooMany', 'too many failed sign-ins', {
        // The window may have been opened by a try a moment younger than this one.
        retryAfterMs: Math.min(freeAt - now.getTime(), windowMs),
      });
    }
    return {
      forgive: async () => {
        await takeBackTry(this.#db, address);
        await deleteTries(this.#db, account, now);
      },
    };
  }
}

const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
