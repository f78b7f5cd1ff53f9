import type { HitKind } from '@deskbell/shared/commands/search';
import { sql } from 'kysely';
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
  since?: string | undefined;
  kind?: HitKind | undefined;
  siteId?: string | undefined;
  conversationId?: string | undefined;
  authorKind?: 'visitor' | 'agent' | undefined;
  authorId?: string | undefined;
};

/** By which way of folding the index was made; 0 where there is none yet. */
export async function findVersion(db: Transaction): Promise<{ version: number; isBegun: boolean }> {
  const { rows } = await sql<{ version: number; isBegun: boolean }>`
    select version, is_begun as "isBegun" from search_version()`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('search_progress has lost its row');
  return row;
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

/** The most of each kind that `search_tail` tells of. */
export const mostInTail = 1_000;

/** What changed last and is not in the index yet, by kind. */
export async function findTail(db: Transaction): Promise<Document[][]> {
  const { rows } = await sql<{
    kind: HitKind;
    id: string;
  }>`select kind, id from search_tail()`.execute(db);
  const ids = (kind: HitKind) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  return [
    await findMessageDocuments(db, ids('message')),
    await findVisitorDocuments(db, ids('visitor')),
    await findConversationDocuments(db, ids('conversation')),
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
