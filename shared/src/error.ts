import { z } from 'zod';

/** Every way a call can fail, and the HTTP status REST answers with. */
export const errorStatus = {
  badInput: 400,
  notSignedIn: 401,
  tokenExpired: 401,
  wrongCredentials: 401,
  forbidden: 403,
  originRefused: 403,
  notFound: 404,
  siteUnknown: 404,
  conflict: 409,
  alreadyTaken: 409,
  wrongStatus: 409,
  idTaken: 409,
  protocolUnsupported: 426,
  tooLarge: 413,
  tooMany: 429,
  internal: 500,
  unavailable: 503,
  tooSlow: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorStatus;

export const errorCodes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]];

/** What crosses the wire when a call fails; `message` is for developers, people read `words` by `code`. */
export const errorBody = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  retryAfterMs: z.number().int().nonnegative().optional(),
});

export type ErrorBody = z.infer<typeof errorBody>;

/** The answer to every command: a value, or the reason there is none. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: ErrorBody };
