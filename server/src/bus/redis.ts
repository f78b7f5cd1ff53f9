import { Redis } from 'ioredis';
import { maskedUrl } from '../config/masked.ts';
import { errorCode, StartError } from '../start-error.ts';

const mostBetweenTriesMs = 1_000;

/**
 * A connection to Redis that fails at once while it is down, rather than piling up what cannot be sent, and connects
 * again by itself for ever.
 * @throws StartError where it cannot be had at the start; the password in the URL is never shown
 */
export async function connectRedis(url: string, more: { isReader?: boolean } = {}): Promise<Redis> {
  let isStarted = false;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5_000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    // A replica that was a master a moment ago: ask again who is.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
    retryStrategy: (times) => (isStarted ? Math.min(mostBetweenTriesMs, times * 100) : null),
    connectionName: 'deskbell',
    ...(more.isReader ? { socketTimeout: 10_000 } : { commandTimeout: 2_000 }),
  });
  // Told by whoever asks something of it; without a listener each failed try would be printed.
  let why: unknown;
  redis.on('error', (error) => {
    why ??= error;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    throw new StartError(whyUnreachable(url, why ?? error), { cause: error });
  }
  isStarted = true;
  return redis;
}

/** @throws StartError where it cannot be reached; asked before anything is made, as a first admin would be. */
export async function requireRedis(url: string): Promise<void> {
  const redis = await connectRedis(url);
  redis.disconnect();
}

function whyUnreachable(url: string, cause: unknown): string {
  const shown = maskedUrl(url);
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/WRONGPASS|NOAUTH|NOPERM/.test(message))
    return `The Redis at ${shown} refuses this user or password. Correct REDIS_URL.`;
  return `The Redis at ${shown} cannot be reached (${errorCode(cause) || message}). Check that it runs and that REDIS_URL is right; one server alone needs no Redis.`;
}
