import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './refusal.ts';

const windowSeconds = 15 * 60;

/** Slows down guessing: so many failed sign-ins in 15 minutes, per account and per address. */
export class SignInLimit {
  #byAccount = new RateLimiterMemory({ points: 10, duration: windowSeconds });
  #byAddress = new RateLimiterMemory({ points: 100, duration: windowSeconds });

  /**
   * Counts a try before the password is looked at, so that tries at the same moment count too.
   * @throws {Refusal} `tooMany` with `retryAfterMs`
   */
  async take(who: { email: string; ip: string }): Promise<{ forgive(): Promise<void> }> {
    // An account is locked for one address only, or anybody could lock its owner out.
    const account = `${who.email} ${who.ip}`;
    try {
      await this.#byAddress.consume(who.ip);
      await this.#byAccount.consume(account);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal('tooMany', 'too many failed sign-ins', {
        retryAfterMs: error.msBeforeNext,
      });
    }
    return {
      forgive: async () => {
        await this.#byAccount.delete(account);
        await this.#byAddress.reward(who.ip);
      },
    };
  }
}
