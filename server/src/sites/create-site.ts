import { randomBytes } from 'node:crypto';
import type { Site } from '@deskbell/shared/model/site';
import { uuidv7 } from '../core/new-id.ts';
import type { Database } from '../db/open.ts';
import { insertSite, toSite } from './store.ts';

export type NewSite = {
  name: string;
  /** Origins that may embed the widget; empty allows every origin. */
  allowedOrigins?: string[];
  /** Made up where not given. */
  key?: string;
  greeting?: string;
  replyTimeMinutes?: number;
};

/** Makes a site that a page can embed at once. */
export async function createSite(db: Database, site: NewSite): Promise<Site> {
  const row = await insertSite(db, {
    id: uuidv7(),
    key: site.key ?? randomBytes(9).toString('base64url'),
    name: site.name,
    allowed_origins: site.allowedOrigins ?? [],
    greeting: site.greeting ?? null,
    reply_time_minutes: site.replyTimeMinutes ?? null,
  });
  return toSite(row);
}
