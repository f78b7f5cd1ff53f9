import type { CommandName } from '@deskbell/shared/up';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from './actor.ts';
import { Refusal } from './refusal.ts';

const seconds = 10;

/** How many messages one visitor may send in ten seconds, and how many commands of any kind. */
export const visitorMessages = 200;
export const visitorCommands = 1_000;

/** Keeps one visitor from flooding the team; agents are not limited. */
export class MessageLimit {
  #messages = new RateLimiterMemory({ points: visitorMessages, duration: seconds });
  #commands = new RateLimiterMemory({ points: visitorCommands, duration: seconds });

  /** @throws {Refusal} `tooMany` with `retryAfterMs`; the connection stays, and what was to be sent can wait */
  async take(actor: Actor, command: CommandName): Promise<void> {
    if (actor.kind !== 'visitor') return;
    const sends = command === 'sendMessage' || command === 'startConversation';
    try {
      await (sends ? this.#messages : this.#commands).consume(actor.visitorId);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal('tooMany', 'too much at once', { retryAfterMs: error.msBeforeNext });
    }
  }
}
