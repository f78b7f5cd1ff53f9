import type { Visitor } from '@deskbell/shared/model/visitor';
import { Group } from '../core/group.ts';
import type { Database } from '../db/open.ts';
import { findPresent } from '../feed/store.ts';
import { findSitesByKey, type SiteRow } from '../sites/store.ts';
import { findVisitorsById } from './store.ts';

/** What is looked up for whoever connects. */
export type Arrivals = {
  siteOf(key: string): Promise<SiteRow | null>;
  /** The visitor, where they are stored, and the place in the feed from which what they will miss begins. */
  welcome(visitorId: string): Promise<{ visitor: Visitor | null; cursor: string }>;
};

const limits = { lanes: 2, most: 500, waiting: 50_000 };

/**
 * Whoever arrives while a look-up is under way shares the next one: where everybody comes back at once, thousands of
 * welcomes take a few statements.
 */
export function arrivals(db: Database, feedEpoch: string): Arrivals {
  const sites = new Group<string, SiteRow | null>(async (keys) => {
    const found = new Map(
      (await findSitesByKey(db, [...new Set(keys)])).map((row) => [row.key, row]),
    );
    return keys.map((key) => found.get(key) ?? null);
  }, limits);
  const welcomes = new Group<string, { visitor: Visitor | null; cursor: string }>(async (ids) => {
    // The cursor first: what changes between the two is then told again rather than missed.
    const cursor = await findPresent(db, feedEpoch);
    const found = new Map(
      (await findVisitorsById(db, [...new Set(ids)])).map((row) => [row.id, row]),
    );
    return ids.map((id) => ({ visitor: found.get(id) ?? null, cursor }));
  }, limits);
  return {
    // No key holds what Postgres cannot store; asked for, it would fail for all who ask with it.
    siteOf: async (key) => (key.includes('\0') ? null : sites.add(key)),
    welcome: (id) => welcomes.add(id),
  };
}
