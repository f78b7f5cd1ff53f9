import type { ErrorBody } from '@deskbell/shared/error';
import type { Logger } from 'pino';
import { Refusal } from './refusal.ts';

// Postgres: connection trouble (08), too many connections (53), being shut down or taking too long (57), a lost race
// (40), a transaction left idle (25P03).
const passing = /^(08|53|57|40|25P03)/;
// A value that parsed but that Postgres cannot hold: out of range, or with a character it does not store.
const unstorable = /^22/;
// What the driver says without a code: of a connection that died, between two statements too, and of one that is closed
// because the server stops.
const lostConnection =
  /connection terminated|timeout exceeded|is not queryable|driver has already been destroyed/i;
const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE']);

/** What the caller is told. Expected failures are answered as they are; the rest is logged, and said to be passing or not. */
export function toErrorBody(error: unknown, log: Logger): ErrorBody {
  if (error instanceof Refusal) return error.body;
  if (unstorable.test(postgresCode(error)))
    return { code: 'badInput', message: 'a value is out of range or cannot be stored' };
  log.error({ err: error }, 'a command failed');
  if (isPassing(error))
    return {
      code: 'unavailable',
      message: 'the server cannot reach its database just now',
      retryAfterMs: 1_000,
    };
  return { code: 'internal', message: 'something went wrong on the server' };
}

export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = postgresCode(error);
  return passing.test(code) || network.has(code) || lostConnection.test(error.message);
}

const postgresCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
