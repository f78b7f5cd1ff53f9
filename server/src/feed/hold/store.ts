import { sql } from 'kysely';
import type { Database } from '../../db/open.ts';

/** The oldest transaction that still runs and writes, anywhere in the same PostgreSQL; what is not told to us is null. */
export type HoldRow = {
  xid: string;
  ageMs: number | null;
  pid: number | null;
  database: string | null;
  application: string | null;
  state: string | null;
};

/** What holds the change feed back just now, or null. */
export async function findHold(db: Database): Promise<HoldRow | null> {
  const { rows } = await sql<HoldRow>`
    select pg_snapshot_xmin(s)::text as xid,
      round(extract(epoch from clock_timestamp() - coalesce(a.xact_start, p.prepared)) * 1000)::float8 as "ageMs",
      a.pid, coalesce(a.datname, p.database)::text as database, a.application_name as application,
      case when p.transaction is null then a.state else 'prepared' end as state
    from pg_current_snapshot() s
      left join pg_stat_activity a on a.backend_xid = pg_snapshot_xmin(s)::xid
      left join pg_prepared_xacts p on p.transaction = pg_snapshot_xmin(s)::xid
    where pg_snapshot_xmin(s) < pg_snapshot_xmax(s)
    limit 1`.execute(db);
  return rows[0] ?? null;
}
