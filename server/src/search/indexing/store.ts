import type { HitKind } from '@deskbell/shared/commands/search';
import { sql } from 'kysely';
import { anyOf } from '../../db/any-of.ts';
import type { Database } from '../../db/open.ts';
import type { Transaction } from '../../db/wall.ts';
import { type Document, wordsOf } from '../document.ts';
import {
  findConversationDocuments,
  findMessageDocuments,
  findVisitorDocuments,
} from '../documents/store.ts';

/** The same as in migration 0008: deletions wait for a batch, and a batch for deletions. */
const lockId = 7_310_925;
/** How many documents a segment takes; the next one begins after it. */
const mostInSegment = 32_768;

/** How far the index reaches in the change feed. */
export type Progress = { version: number; xid: string; n: string };

/** Something that changed and is searched. */
export type Changed = { kind: HitKind; id: string; xid: string; n: string };

/** Whether this transaction is the one that indexes now. */
export async function takeTurn(db: Transaction): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean;
  }>`select pg_try_advisory_xact_lock(${lockId}) as taken`.execute(db);
  return rows[0]?.taken === true;
}

/** How far the index reaches, and how far it may: below the oldest transaction that still runs. */
export async function findProgress(
  db: Transaction,
): Promise<{ progress: Progress; bound: string }> {
  const { rows } = await sql<Progress & { bound: string }>`
    select version, changed_xid::text as xid, changed_n::text as n,
      pg_snapshot_xmin(pg_current_snapshot())::text as bound
    from search_progress`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('search_progress has lost its row');
  const { bound, ...progress } = row;
  return { progress, bound };
}

export async function saveProgress(db: Transaction, { version, xid, n }: Progress): Promise<void> {
  await sql`update search_progress
    set version = ${version}, changed_xid = ${xid}::text::xid8, changed_n = ${n}::bigint`.execute(
    db,
  );
}

/** Forgets the whole index. */
export async function clearIndex(db: Transaction): Promise<void> {
  await sql`truncate search_documents`.execute(db);
  await sql`delete from search_segments where segment > 0`.execute(db);
  await sql`update search_segments set documents = 0, latest_at = null`.execute(db);
}

/** What changed after the progress and below the bound, in feed order. */
export async function findChanged(
  db: Transaction,
  { xid, n }: Progress,
  range: { bound: string; limit: number },
): Promise<Changed[]> {
  const part = (kind: HitKind, table: string) => sql`
    (select ${sql.lit(kind)} as kind, id, changed_xid, changed_n from ${sql.table(table)}
      where (changed_xid, changed_n) > (${xid}::text::xid8, ${n}::bigint)
        and changed_xid < ${range.bound}::text::xid8
      order by changed_xid, changed_n limit ${range.limit})`;
  const { rows } = await sql<Changed>`
    select kind, id, changed_xid::text as xid, changed_n::text as n from (
      ${part('message', 'messages')} union all ${part('visitor', 'visitors')}
      union all ${part('conversation', 'conversations')}) as feed
    order by changed_xid, changed_n limit ${range.limit}`.execute(db);
  return rows;
}

/** What has changed, as it is now; what is gone by now is left out. */
export async function findDocuments(db: Transaction, changed: Changed[]): Promise<Document[]> {
  const ids = (kind: HitKind) => changed.filter((one) => one.kind === kind).map(({ id }) => id);
  return [
    ...(await findMessageDocuments(db, ids('message'))),
    ...(await findVisitorDocuments(db, ids('visitor'))),
    ...(await findConversationDocuments(db, ids('conversation'))),
  ];
}

/** Keeps the documents' words; one that has nothing to find is removed. A document stays in its segment for ever. */
export async function saveDocuments(db: Transaction, documents: Document[]): Promise<void> {
  const all = documents.map((document) => ({ ...document, words: wordsOf(document) }));
  const kept = all.filter(({ words }) => words !== '');
  const empty = all.filter(({ words }) => words === '').map(({ id }) => id);
  if (empty.length > 0)
    await db.deleteFrom('search_documents').where('id', '=', anyOf(empty)).execute();
  const rows = kept.map(
    ({ id, kind, createdAt, siteId, conversationId, authorKind, authorId, words }) => ({
      id,
      kind,
      created_at: createdAt,
      site_id: siteId,
      conversation_id: conversationId,
      author_kind: authorKind,
      author_id: authorId,
      words,
    }),
  );
  if (rows.length === 0) return;
  await sql`
    with added as (
      insert into search_documents as d
        (id, kind, segment, created_at, site_id, conversation_id, author_kind, author_id, words)
      select id, kind, (select segment from search_segments where starts_at <= created_at
          order by starts_at desc limit 1), created_at, site_id, conversation_id, author_kind, author_id, words
      from json_to_recordset(${JSON.stringify(rows)}::json) as given(id uuid, kind text, created_at timestamptz,
        site_id uuid, conversation_id uuid, author_kind text, author_id uuid, words text)
      on conflict (id) do update set words = excluded.words where d.words <> excluded.words
      returning segment, created_at
    ), counted as (
      select segment, count(*) as documents, max(created_at) as latest_at from added group by segment
    )
    update search_segments s set documents = s.documents + c.documents, latest_at = greatest(s.latest_at, c.latest_at)
    from counted c where c.segment = s.segment`.execute(db);
}

/** Once the newest segment is full, what is created from now on goes to another. */
export async function openSegment(db: Transaction): Promise<void> {
  await sql`
    insert into search_segments (segment, starts_at)
    select segment + 1, least(latest_at, now()) + interval '1 millisecond'
    from (select * from search_segments order by segment desc limit 1) as newest
    where documents >= ${mostInSegment} and least(latest_at, now()) >= starts_at`.execute(db);
}

/** Sorts what was written into the index; until then every search reads it from end to end. */
export async function sortIndex(db: Database): Promise<void> {
  await sql`select gin_clean_pending_list('search_documents_keys')`.execute(db);
}
