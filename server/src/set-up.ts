import { randomBytes } from 'node:crypto';
import { createAgent } from './agents/create-agent.ts';
import { hasAgents } from './agents/store.ts';
import { demoSiteKey } from './core/demo-site.ts';
import { oneAtATime } from './db/one-at-a-time.ts';
import type { Database } from './db/open.ts';
import { createSite } from './sites/create-site.ts';
import { findSiteByKey } from './sites/store.ts';

type Wanted = { admin: { email: string | null; password: string | null } };

export type FirstAdmin = {
  email: string;
  /** Set only when it was made up just now: it is shown once and kept nowhere. */
  password: string | null;
};

type Done = { firstAdmin: FirstAdmin | null };

/**
 * What a new database needs to be of use: a demo site and somebody who can sign in. Does nothing the second time, and
 * of servers that start together only one makes the admin and knows their password.
 */
export function setUp(db: Database, wanted: Wanted): Promise<Done> {
  return oneAtATime(db, (alone) => makeMissing(alone, wanted));
}

async function makeMissing(db: Database, { admin }: Wanted): Promise<Done> {
  if (!(await findSiteByKey(db, demoSiteKey)))
    await createSite(db, {
      key: demoSiteKey,
      name: 'Bellwood',
      replyTimeMinutes: 5,
    });
  if (await hasAgents(db)) return { firstAdmin: null };
  const email = admin.email ?? 'admin@deskbell.local';
  const madeUp = admin.password === null ? randomBytes(12).toString('base64url') : null;
  await createAgent(db, {
    email,
    name: 'Admin',
    role: 'admin',
    password: admin.password ?? madeUp ?? '',
  });
  return { firstAdmin: { email: email.toLowerCase(), password: madeUp } };
}
