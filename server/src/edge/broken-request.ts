import type { ErrorBody } from '@deskbell/shared/error';

/** The largest request body, in bytes. */
export const bodyLimit = 262_144;

/** What is wrong with a request that no command could even begin with; null where that is not the caller's mistake. */
export function brokenRequest(error: unknown, field: 'body' | 'path'): ErrorBody | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number')
    return null;
  if (error.status === 413)
    return {
      code: 'tooLarge',
      message: `the body is larger than ${bodyLimit} bytes`,
      params: { field, limit: bodyLimit },
    };
  if (error.status < 400 || error.status >= 500) return null;
  const message = field === 'body' ? 'the body is not JSON' : 'the path is not well encoded';
  return { code: 'badInput', message, params: { field } };
}
