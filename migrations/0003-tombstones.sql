-- What was deleted, so that every cache can forget it at its next catch-up.
-- breaking: no

create table tombstones (
  id uuid primary key,
  kind text not null constraint tombstones_kind check (kind in ('visitor', 'conversation', 'message')),
  site_id uuid not null,
  visitor_id uuid not null,
  created_at timestamptz not null default now(),
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes')
);
create index tombstones_changed on tombstones (changed_xid, changed_n);
