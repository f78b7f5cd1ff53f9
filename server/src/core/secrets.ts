import { randomBytes } from 'node:crypto';
import type { Database } from '../db/open.ts';
import { findOrInsertSecret, replaceSecret } from '../db/secret-store.ts';
import { replaceFuturePlaces } from '../feed/store.ts';

/** Keys every server of one database shares. */
export type Secrets = {
  /** Signs visitors' tokens (HS256). */
  visitorTokens: Uint8Array;
  /** Names this database, so that a cursor of another is recognized (see feed/cursor). */
  feedEpoch: string;
};

/** Reads the keys from the database, making what is missing; servers starting together agree. */
export async function loadSecrets(db: Database): Promise<Secrets> {
  const key = await findOrInsertSecret(db, 'visitor_tokens', randomBytes(32).toString('base64url'));
  const newEpoch = randomBytes(6).toString('hex');
  const wasRestored = await replaceFuturePlaces(db);
  return {
    visitorTokens: Buffer.from(key, 'base64url'),
    feedEpoch: wasRestored
      ? await replaceSecret(db, 'feed_epoch', newEpoch)
      : await findOrInsertSecret(db, 'feed_epoch', newEpoch),
  };
}
