import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../db/open.ts';
import type { Transaction } from '../db/wall.ts';
import { type Cursor, printCursor } from './cursor.ts';

/** Something that changed, by name only: what it is now is read afterwards. */
export type FeedRow = {
  kind: 'site' | 'agent' | 'visitor' | 'conversation' | 'message' | 'receipt' | 'gone';
  /** Of a receipt, its conversation's id. */
  id: string;
  /** Of a tombstone, what is gone. */
  gone: 'visitor' | 'conversation' | 'message' | null;
  /** Of a receipt, whose it is. */
  reader_id: string | null;
  xid: string;
  n: string;
};

/** What limits the feed to one actor; null where nothing but the wall does. */
export type FeedScope = { visitorId: string } | { siteIds: readonly string[] };

/**
 * Up to which transaction the feed may be read: below the oldest that still runs, nothing can be added any more.
 * Reading past it would step over a row whose transaction took a lower place and commits later.
 */
export async function findBound(db: Transaction): Promise<string> {
  const { rows } = await sql<{
    bound: string;
  }>`select pg_snapshot_xmin(pg_current_snapshot())::text as bound`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('Postgres has no snapshot');
  return row.bound;
}

const tables = [
  'sites',
  'agents',
  'visitors',
  'conversations',
  'messages',
  'receipts',
  'tombstones',
];

/**
 * The cursor that catching up begins at for whoever reads a snapshot from now on: the newest place below the bound,
 * and not the bound itself, for the reason that `goOnFrom` gives.
 */
export async function findPresent(db: Transaction, epoch: string): Promise<string> {
  const newestIn = (table: string) => sql`
    (select changed_xid, changed_n from ${sql.table(table)}
      where changed_xid < pg_snapshot_xmin(pg_current_snapshot())
      order by changed_xid desc, changed_n desc limit 1)`;
  const { rows } = await sql<{ xid: string; n: string }>`
    select changed_xid::text as xid, changed_n::text as n
    from (${sql.join(tables.map(newestIn), sql` union all `)}) as newest
    order by changed_xid desc, changed_n desc limit 1`.execute(db);
  return printCursor({ epoch, ...(rows[0] ?? { xid: '0', n: '0' }) });
}

/** What changed after the cursor and below the bound, in feed order. */
export async function findFeed(
  db: Transaction,
  scope: FeedScope,
  range: { after: Cursor; bound: string; limit: number },
): Promise<FeedRow[]> {
  const place = sql`(changed_xid, changed_n) > (${range.after.xid}::text::xid8, ${range.after.n}::bigint)
    and changed_xid < ${range.bound}::text::xid8`;
  const part = (columns: RawBuilder<unknown>, table: string, own: RawBuilder<unknown>) => sql`
    (select ${columns}, changed_xid, changed_n from ${sql.table(table)}
      where ${place} and ${own} order by changed_xid, changed_n limit ${range.limit})`;
  const plain = (kind: string) =>
    sql`${sql.lit(kind)} as kind, id, null as gone, null::uuid as reader_id`;
  const { own, ofConversation, isVisitor } = scopes(scope);
  const parts = [
    part(plain('visitor'), 'visitors', own.visitors),
    part(plain('conversation'), 'conversations', own.conversations),
    part(plain('message'), 'messages', ofConversation),
    part(
      sql`'receipt' as kind, conversation_id as id, null as gone, reader_id`,
      'receipts',
      ofConversation,
    ),
    part(
      sql`'gone' as kind, id, kind as gone, null::uuid as reader_id`,
      'tombstones',
      own.conversations,
    ),
  ];
  if (!isVisitor)
    parts.push(part(plain('site'), 'sites', own.sites), part(plain('agent'), 'agents', sql`true`));
  const { rows } = await sql<FeedRow>`
    select kind, id, gone, reader_id, changed_xid::text as xid, changed_n::text as n
    from (${sql.join(parts, sql` union all `)}) as feed
    order by changed_xid, changed_n limit ${range.limit}`.execute(db);
  return rows;
}

function scopes(scope: FeedScope) {
  if ('visitorId' in scope) {
    const mine = sql`visitor_id = ${scope.visitorId}`;
    return {
      isVisitor: true,
      own: { visitors: sql`id = ${scope.visitorId}`, conversations: mine, sites: sql`false` },
      ofConversation: sql`conversation_id in (select id from conversations where ${mine})`,
    };
  }
  const sites = [...scope.siteIds];
  const inSites = sites.length === 0 ? sql`true` : sql`site_id = any (${sites}::uuid[])`;
  return {
    isVisitor: false,
    own: {
      visitors: inSites,
      conversations: inSites,
      sites: sites.length === 0 ? sql`true` : sql`id = any (${sites}::uuid[])`,
    },
    ofConversation:
      sites.length === 0
        ? sql`true`
        : sql`conversation_id in (select id from conversations where ${inSites})`,
  };
}

/**
 * After a restore into another Postgres, rows carry transaction numbers that have not come up there yet and would
 * stay out of the feed; they are given new places. Answers whether there were any.
 */
export async function replaceFuturePlaces(db: Database): Promise<boolean> {
  let hadAny = false;
  for (const table of tables) {
    const { numAffectedRows } = await sql`
      update ${sql.table(table)} set changed_xid = pg_current_xact_id(), changed_n = nextval('changes')
      where changed_xid >= pg_snapshot_xmax(pg_current_snapshot())`.execute(db);
    hadAny ||= (numAffectedRows ?? 0n) > 0n;
  }
  return hadAny;
}
