import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';

/** An anonymous visitor is forgotten by their browser after this long without a visit. */
export const tokenLifeMs = 180 * 24 * 60 * 60_000;

const claims = z.object({ sub: z.uuid(), site: z.uuid(), since: z.number() });

/** Who a token speaks for. */
export type TokenBearer = { visitorId: string; siteId: string; since: Date };

/** A JWT (HS256) that is the whole identity of an anonymous visitor: nothing about them is stored yet. */
export function signVisitorToken(key: Uint8Array, bearer: TokenBearer, now: Date): Promise<string> {
  return new SignJWT({ site: bearer.siteId, since: bearer.since.getTime() })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(bearer.visitorId)
    .setAudience('visitor')
    .setIssuedAt(Math.floor(now.getTime() / 1_000))
    .setExpirationTime(Math.floor((now.getTime() + tokenLifeMs) / 1_000))
    .sign(key);
}

/** @throws {Refusal} `tokenExpired`, or `notSignedIn` for anything this server did not sign */
export async function readVisitorToken(
  key: Uint8Array,
  token: string,
  now: Date,
): Promise<TokenBearer> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      audience: 'visitor',
      currentDate: now,
    });
    const { sub, site, since } = claims.parse(payload);
    return { visitorId: sub, siteId: site, since: new Date(since) };
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw new Refusal('tokenExpired', 'the visitor token has expired');
    throw new Refusal('notSignedIn', 'the visitor token is not valid');
  }
}
