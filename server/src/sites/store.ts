import type { Site, WidgetConfig } from '@deskbell/shared/model/site';
import { type Insertable, type Selectable, sql } from 'kysely';
import { anyOf } from '../db/any-of.ts';
import type { Database } from '../db/open.ts';
import type { SitesTable } from '../db/tables/sites.ts';
import type { Transaction } from '../db/wall.ts';

export type SiteRow = Selectable<SitesTable>;

export async function findSiteByKey(db: Database, key: string): Promise<SiteRow | null> {
  const row = await db.selectFrom('sites').selectAll().where('key', '=', key).executeTakeFirst();
  return row ?? null;
}

/** These of the sites, in no order. */
export async function findSitesByKey(db: Database, keys: readonly string[]): Promise<SiteRow[]> {
  return db
    .selectFrom('sites')
    .selectAll()
    .where('key', '=', sql<string>`any (${[...keys]}::text[])`)
    .execute();
}

export async function findSite(db: Database, id: string): Promise<SiteRow | null> {
  const row = await db.selectFrom('sites').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** These sites, or every site where none is named, by name. */
export async function findSites(db: Transaction, ids: readonly string[]): Promise<SiteRow[]> {
  return db
    .selectFrom('sites')
    .selectAll()
    .$if(ids.length > 0, (query) => query.where('id', '=', anyOf(ids)))
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function findSiteMode(db: Transaction, id: string): Promise<SiteRow['mode'] | null> {
  const row = await db.selectFrom('sites').select('mode').where('id', '=', id).executeTakeFirst();
  return row?.mode ?? null;
}

export async function insertSite(db: Database, values: Insertable<SitesTable>): Promise<SiteRow> {
  return db.insertInto('sites').values(values).returningAll().executeTakeFirstOrThrow();
}

export function toSite(row: SiteRow): Site {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    mode: row.mode,
    allowedOrigins: row.allowed_origins,
  };
}

export function toWidgetConfig(row: SiteRow): WidgetConfig {
  return {
    siteKey: row.key,
    name: row.name,
    mode: row.mode,
    accentColor: row.accent_color,
    position: row.position,
    colorScheme: row.color_scheme,
    greeting: row.greeting,
    replyTimeMinutes: row.reply_time_minutes,
    defaultLocale: row.default_locale,
    showsPreview: row.shows_preview,
    marksTitle: row.marks_title,
  };
}

/** Whether agents may see what visitors have not sent yet. */
export async function findSitePrivacy(
  db: Transaction,
  id: string,
): Promise<{ showsPreview: boolean }> {
  const row = await db
    .selectFrom('sites')
    .select('shows_preview as showsPreview')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? { showsPreview: false };
}

export async function findSitesById(db: Transaction, ids: string[]): Promise<SiteRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('sites').selectAll().where('id', '=', anyOf(ids)).execute();
}
