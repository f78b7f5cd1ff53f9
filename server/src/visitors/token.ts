import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';

/** An anonymous visitor is forgotten by their browser after this long without a visit. */
export const tokenLifeMs = 180 * 24 * 60 * 60_000;

const header = encoded({ alg: 'HS256' });

const claims = z.object({
  sub: z.uuid(),
  site: z.uuid(),
  since: z.number(),
  aud: z.literal('visitor'),
  exp: z.number(),
});

/** Who a token speaks for. */
export type TokenBearer = { visitorId: string; siteId: string; since: Date };

/**
 * A JWT (HS256) that is the whole identity of an anonymous visitor: nothing about them is stored yet.
 * One is signed and one read at every connection, so this goes without a library's detour through the thread pool:
 * where thousands come back at once, that cost more than all else of a welcome, in time and in memory.
 */
export function signVisitorToken(key: Uint8Array, bearer: TokenBearer, now: Date): string {
  const issuedAt = Math.floor(now.getTime() / 1_000);
  const payload = encoded({
    site: bearer.siteId,
    since: bearer.since.getTime(),
    sub: bearer.visitorId,
    aud: 'visitor',
    iat: issuedAt,
    exp: issuedAt + tokenLifeMs / 1_000,
  });
  return `${header}.${payload}.${signatureOf(key, payload).toString('base64url')}`;
}

/** @throws {Refusal} `tokenExpired`, or `notSignedIn` for anything this server did not sign */
export function readVisitorToken(key: Uint8Array, token: string, now: Date): TokenBearer {
  const { sub, site, since, exp } = readClaims(key, token);
  if (exp * 1_000 <= now.getTime())
    throw new Refusal('tokenExpired', 'the visitor token has expired');
  return { visitorId: sub, siteId: site, since: new Date(since) };
}

/** The only header this server writes is the only one it reads, so that no token chooses how it is checked. */
function readClaims(key: Uint8Array, token: string): z.infer<typeof claims> {
  const [given, payload = '', signature = '', ...more] = token.split('.');
  if (given === header && more.length === 0) {
    const right = signatureOf(key, payload);
    const said = Buffer.from(signature, 'base64url');
    if (said.length === right.length && timingSafeEqual(said, right)) {
      const parsed = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
      if (parsed.success) return parsed.data;
    }
  }
  throw new Refusal('notSignedIn', 'the visitor token is not valid');
}

const signatureOf = (key: Uint8Array, payload: string): Buffer =>
  createHmac('sha256', key).update(`${header}.${payload}`).digest();

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
