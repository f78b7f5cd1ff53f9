import type { Visitor } from '@deskbell/shared/model/visitor';
import type { Selectable } from 'kysely';
import type { VisitorActor } from '../core/actor.ts';
import { anyOf } from '../db/any-of.ts';
import type { Database } from '../db/open.ts';
import type { VisitorsTable } from '../db/tables/visitors.ts';
import type { Transaction } from '../db/wall.ts';

type VisitorRow = Selectable<VisitorsTable>;

export async function findVisitor(db: Transaction, id: string): Promise<Visitor | null> {
  const row = await db.selectFrom('visitors').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toVisitor(row) : null;
}

/** Makes the visitor's row on first need; a second call changes nothing. */
export async function insertVisitor(db: Transaction, actor: VisitorActor): Promise<void> {
  await db
    .insertInto('visitors')
    .values({
      id: actor.visitorId,
      site_id: actor.siteId,
      locale: actor.locale,
      created_at: actor.since,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Keeps when visitors were last here, where they are stored at all. */
export async function updateVisitorsLastSeen(
  db: Database,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length > 0)
    await db
      .updateTable('visitors')
      .set({ last_seen_at: at })
      .where('id', '=', anyOf(ids))
      .execute();
}

/** An anonymous visitor whom only their token knows yet. */
export function unstoredVisitor(actor: VisitorActor): Visitor {
  return {
    id: actor.visitorId,
    siteId: actor.siteId,
    name: null,
    email: null,
    phone: null,
    isIdentified: false,
    locale: actor.locale,
    createdAt: actor.since.toISOString(),
    lastSeenAt: null,
  };
}

export function toVisitor(row: VisitorRow): Visitor {
  return {
    id: row.id,
    siteId: row.site_id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    isIdentified: row.is_identified,
    locale: row.locale,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  };
}

export async function findVisitorsById(db: Transaction, ids: string[]): Promise<Visitor[]> {
  if (ids.length === 0) return [];
  return (await db.selectFrom('visitors').selectAll().where('id', '=', anyOf(ids)).execute()).map(
    toVisitor,
  );
}
