import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits; only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A session ends when it was not used for this long. */
export const sessionLifeMs = 30 * 24 * 60 * 60_000;

/** How often the use of a session is written down. */
export const touchEveryMs = 60 * 60_000;
