import type { ErrorBody } from '../error.ts';

/** The error body a refused handshake carries, if the server gave one. */
export function errorBodyIn(data: unknown): ErrorBody | undefined {
  const isBody = typeof data === 'object' && data !== null && 'code' in data && 'message' in data;
  return isBody ? (data as ErrorBody) : undefined;
}
