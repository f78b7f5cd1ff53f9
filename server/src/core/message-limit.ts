import type { CommandName } from '@deskbell/shared/up';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { Actor } from './actor.ts';
import { Refusal } from './refusal.ts';

const seconds = 10;

/** How many messages one visitor may send in ten seconds, and how many commands of any kind. */
export const visitorMessages = 200;
export const visitorCommands = 1_000;

/** Nobody types as much as a tenth of the limit; only who sends more is counted together by all servers. */
const shareAlone = 0.1;

type Redis = { client: object; prefix: string };

/**
 * Keeps one visitor from flooding the team; agents are not limited. Counted here, and with Redis together with the other
 * servers; while it is down or without it, each server counts alone.
 */
export class MessageLimit {
  #messages: Counter;
  #commands: Counter;

  constructor(redis: Redis | null) {
    this.#messages = new Counter('messages', visitorMessages, redis);
    this.#commands = new Counter('commands', visitorCommands, redis);
  }

  /** @throws {Refusal} `tooMany` with `retryAfterMs`; the connection stays, and what was to be sent can wait */
  async take(actor: Actor, command: CommandName): Promise<void> {
    if (actor.kind !== 'visitor') return;
    const sends = command === 'sendMessage' || command === 'startConversation';
    try {
      await (sends ? this.#messages : this.#commands).take(actor.visitorId);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal('tooMany', 'too much at once', { retryAfterMs: error.msBeforeNext });
    }
  }
}

class Counter {
  #here: RateLimiterMemory;
  #together: RateLimiterAbstract | null;
  #alone: number;

  constructor(name: string, points: number, redis: Redis | null) {
    this.#here = new RateLimiterMemory({ points, duration: seconds });
    this.#alone = Math.floor(points * shareAlone);
    this.#together =
      redis &&
      new RateLimiterRedis({
        storeClient: redis.client,
        keyPrefix: `${redis.prefix}:${name}`,
        points,
        duration: seconds,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory({ points, duration: seconds }),
      });
  }

  async take(visitorId: string): Promise<void> {
    const { consumedPoints } = await this.#here.consume(visitorId);
    if (!this.#together || consumedPoints <= this.#alone) return;
    // The first time that it matters, what was counted here alone comes along.
    const points = consumedPoints === this.#alone + 1 ? consumedPoints : 1;
    await this.#together.consume(visitorId, points);
  }
}
