import type { HitKind } from '@deskbell/shared/commands/search';
import { type RawBuilder, sql } from 'kysely';
import { anyOf } from '../db/any-of.ts';
import type { Transaction } from '../db/wall.ts';
import type { Document } from './document.ts';
import {
  findConversationDocuments,
  findMessageDocuments,
  findVisitorDocuments,
} from './documents/store.ts';

/** Something that may be a hit. */
export type Candidate = { kind: HitKind; id: string; createdAt: Date };

/** What is searched for. Candidates lie before (`beforeAt`, `beforeId`), newest first. */
export type Wanted = {
  terms: string[];
  beforeAt: string;
  beforeId: string;
  /** Those the caller may see; empty for all. */
  siteIds: readonly string[];
  since?: string | undefined;
  kind?: HitKind | undefined;
  siteId?: string | undefined;
  conversationId?: string | undefined;
  authorKind?: 'visitor' | 'agent' | undefined;
  authorId?: string | undefined;
};

/** A place in the change feed; what lies after it is not in the index yet. */
export type Reached = {
  version: number;
  xid: string;
  n: string;
  /** Whether there is anything of that kind after it. */
  more: Record<HitKind, boolean>;
};

export async function findReached(db: Transaction): Promise<Reached> {
  // In order and not by `exists`, or Postgres looks for the first of many through a whole table that has none.
  const hasMore = (table: string) => sql`(
    select true from ${sql.table(table)} where (changed_xid, changed_n) > (r.xid::xid8, r.n::bigint)
    order by changed_xid desc, changed_n desc limit 1) is not null`;
  const { rows } = await sql<Reached>`
    select version, xid, n, json_build_object('message', ${hasMore('messages')},
      'visitor', ${hasMore('visitors')}, 'conversation', ${hasMore('conversations')}) as more
    from search_reached() r`.execute(db);
  const [reached] = rows;
  if (!reached) throw new Error('search_progress has lost its row');
  return reached;
}

/** The newest documents of the index that hold all terms, among those the caller may see. */
export async function findCandidates(
  db: Transaction,
  wanted: Wanted,
  most: number,
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select kind, id, created_at as "createdAt"
    from search_candidates(${JSON.stringify({ ...wanted, most })}::jsonb)`.execute(db);
  return rows;
}

/** What changed last and is not in the index yet: at most so many of each kind. */
export async function findTail(
  db: Transaction,
  { xid, n, more }: Reached,
  most: number,
): Promise<Document[][]> {
  const newest = (table: RawBuilder<unknown>, alias: string) => {
    const id = sql.ref(`${alias}.id`);
    return sql`where ${id} in (select id from ${table}
      where (changed_xid, changed_n) > (${xid}::text::xid8, ${n}::bigint)
      order by changed_xid desc, changed_n desc limit ${most})`;
  };
  return [
    more.message ? await findMessageDocuments(db, newest(sql`messages`, 'm')) : [],
    more.visitor ? await findVisitorDocuments(db, newest(sql`visitors`, 'v')) : [],
    more.conversation ? await findConversationDocuments(db, newest(sql`conversations`, 'c')) : [],
  ];
}

/** Those of the conversations that carry the tag. */
export async function findTagged(
  db: Transaction,
  ids: string[],
  tag: string,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', anyOf(ids))
    .where(sql<boolean>`${tag} = any (tags)`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The latest conversation of each visitor, by the visitor's id. */
export async function findLatestOf(
  db: Transaction,
  visitorIds: string[],
): Promise<Map<string, string>> {
  if (visitorIds.length === 0) return new Map();
  const { rows } = await sql<{ visitor_id: string; id: string }>`
    select distinct on (visitor_id) visitor_id, id from conversations
    where visitor_id = ${anyOf(visitorIds)} order by visitor_id, updated_at desc`.execute(db);
  return new Map(rows.map(({ visitor_id, id }) => [visitor_id, id]));
}
