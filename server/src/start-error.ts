/** A reason not to start, worded for the person who started it. Only `main.ts` catches it: one sentence, exit 1. */
export class StartError extends Error {
  override name = 'StartError';
}

/** The `code` of a system error such as `ENOSPC`, or `''`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
