import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Carrier, Ears } from './carrier.ts';
import { connectRedis } from './redis.ts';

/** How much of what was said is kept for whoever loses the connection for a moment, in characters. */
const keptChars = 32_000_000;
/** Left behind by the last server, it goes by itself. */
const expiresSeconds = 3_600;
const renewEveryMs = 60_000;
const blockMs = 5_000;
const pauseMs = 100;

/**
 * Carries over one Redis stream: a server that lost its connection reads on where it was, so that a short break is no
 * gap. Read from a place that is always known, never from `$`, which skips what came between two reads.
 */
export class RedisStreams implements Carrier {
  #url: string;
  #writer: Redis;
  #reader: Redis | null = null;
  #key: string;
  #ears: Ears | null = null;
  #last = '0-0';
  #meanChars = 1_000;
  #renewedAt = 0;
  #closing = new AbortController();
  #reading: Promise<void> = Promise.resolve();

  constructor(given: { url: string; writer: Redis; key: string }) {
    this.#url = given.url;
    this.#writer = given.writer;
    this.#key = given.key;
  }

  async open(ears: Ears): Promise<void> {
    const reader = await connectRedis(this.#url, { isReader: true });
    this.#reader = reader;
    this.#ears = ears;
    this.#last = await this.#newest(reader);
    this.#reading = this.#read(reader);
  }

  async send(payloads: readonly string[]): Promise<void> {
    const chars = payloads.reduce((sum, { length }) => sum + length, 0);
    this.#meanChars += (chars - this.#meanChars) / 16;
    const most = Math.max(100, Math.floor(keptChars / this.#meanChars));
    const fields = payloads.flatMap((payload) => ['said', payload]);
    try {
      await this.#writer.xadd(this.#key, 'MAXLEN', '~', most, '*', ...fields);
    } catch (error) {
      // It takes what it is given and does not answer: what waits in it would come twice.
      if (isTimeout(error)) this.#writer.disconnect(true);
      throw error;
    }
    const now = performance.now();
    if (this.#renewedAt !== 0 && now - this.#renewedAt < renewEveryMs) return;
    this.#renewedAt = now;
    await this.#writer.expire(this.#key, expiresSeconds);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#reader?.disconnect();
    await this.#reading;
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  async #read(reader: Redis): Promise<void> {
    while (!this.#isClosed) {
      try {
        await this.#readOn(reader);
      } catch (error) {
        if (this.#isClosed) return;
        this.#ears?.down(error as Error);
        await this.#connectedAgain(reader);
      }
    }
  }

  async #readOn(reader: Redis): Promise<void> {
    const streams = await reader.xread(
      'COUNT',
      100,
      'BLOCK',
      blockMs,
      'STREAMS',
      this.#key,
      this.#last,
    );
    for (const [id, fields] of streams?.[0]?.[1] ?? []) {
      this.#last = id;
      for (let at = 1; at < fields.length; at += 2) this.#ears?.hear(fields[at] ?? '');
    }
  }

  /** Until it stands, asks again with every connection; where Redis has lost the place, reads on from the newest. */
  async #connectedAgain(reader: Redis): Promise<void> {
    const { signal } = this.#closing;
    while (!this.#isClosed) {
      try {
        await setTimeout(pauseMs, undefined, { signal });
        if (reader.status !== 'ready') await once(reader, 'ready', { signal });
        const isGapless = await this.#stillHas(reader, this.#last);
        if (!isGapless) this.#last = await this.#newest(reader);
        if (!this.#isClosed) this.#ears?.up(isGapless);
        return;
      } catch {
        // Gone again, or refused once more: the next connection is waited for.
      }
    }
  }

  async #stillHas(reader: Redis, id: string): Promise<boolean> {
    return (await reader.xrange(this.#key, id, id)).length > 0;
  }

  async #newest(reader: Redis): Promise<string> {
    const [newest] = await reader.xrevrange(this.#key, '+', '-', 'COUNT', 1);
    return newest?.[0] ?? '0-0';
  }
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && error.message === 'Command timed out';
