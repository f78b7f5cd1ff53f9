-- What search looks things up by: one row for each message, visitor and conversation, filled in by the server a moment
-- after the fact so that no message waits for it: docs/decisions/0013-search.md.
-- breaking: no

-- A word search cannot be asked through row security (only leakproof conditions reach an index below a policy), so the
-- index is read by `search_candidates`, which keeps the wall itself and tells ids only. The policy is for whoever asks
-- the table directly.
create table search_documents (
  -- Of the message, visitor or conversation.
  id uuid primary key,
  kind text not null constraint search_documents_kind check (kind in ('message', 'visitor', 'conversation')),
  -- Which stretch of time it lies in; keys of different stretches never meet, so that a search for what is everywhere
  -- need not read further back than its page reaches.
  segment int not null,
  created_at timestamptz not null,
  site_id uuid not null,
  conversation_id uuid,
  author_kind text,
  author_id uuid,
  -- Folded words, each between single blanks; what is written without blanks, such as Chinese, as one word a character.
  words text collate "C" not null
);

-- Three characters in a row make a key, blanks included: any text is found by any part of it in any language.
-- Whether `lower`, classes of characters or pg_trgm know a script depends on the database's locale; this does not.
create function search_keys(segment int, words text) returns int[]
  language sql immutable strict parallel safe as $$
  select coalesce(array_agg(((segment & 4095) << 19) | ((first * 1801 + second * 43 + third) & 524287)), '{}')
  from (
    select lag(code, 2) over () as first, lag(code) over () as second, code as third
    from (select ascii(letter) as code from unnest(string_to_array(words, null)) as letter) as codes
  ) as threes
  where first is not null $$;

-- Written in batches, which the pending list sorts first: a fifth of the cost.
create index search_documents_keys on search_documents using gin (search_keys(segment, words))
  with (fastupdate = on, gin_pending_list_limit = 4096);

-- A segment holds what was created from its start until the next one's.
create table search_segments (
  segment int primary key,
  starts_at timestamptz not null,
  -- Of the newest document in it; null while there is none.
  latest_at timestamptz,
  documents int not null default 0
);
create index search_segments_starts on search_segments (starts_at);
insert into search_segments values (0, '-infinity');

-- How far the change feed has been indexed, and by which way of folding words.
create table search_progress (
  only_one boolean primary key default true constraint search_progress_only_one check (only_one),
  version int not null default 0,
  changed_xid xid8 not null default '0',
  changed_n bigint not null default 0
);
insert into search_progress default values;

grant select on search_documents to deskbell_actor;
alter table search_documents enable row level security;
create policy search_documents_wall on search_documents to deskbell_actor
  using ((select wall_visitor()) is null and wall_sees_site(site_id));

-- The newest documents that hold all terms, among those the caller may see.
-- wanted: { terms, most, beforeAt, beforeId, since?, kind?, siteId?, conversationId?, authorKind?, authorId? }
create function search_candidates(wanted jsonb) returns table (id uuid, kind text, created_at timestamptz)
  language plpgsql stable security definer set search_path from current
  -- Asked for each segment anew: planning would take longer than looking.
  set enable_seqscan = off set jit = off set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  before_at constant timestamptz := wanted->>'beforeAt';
  before_id constant uuid := wanted->>'beforeId';
  since constant timestamptz := coalesce(wanted->>'since', '-infinity');
  of_kind constant text := wanted->>'kind';
  of_site constant uuid := wanted->>'siteId';
  of_conversation constant uuid := wanted->>'conversationId';
  of_author_kind constant text := wanted->>'authorKind';
  of_author constant uuid := wanted->>'authorId';
  keys int[];
  patterns text[];
  missing int := wanted->>'most';
  found int;
  part record;
begin
  if wall_visitor() is not null then return; end if;
  select array_agg(distinct key), array_agg(distinct '%' || term || '%') into keys, patterns
  from jsonb_array_elements_text(wanted->'terms') as term left join lateral
    -- Some of a long term's keys tell as much as all of them, and are fewer to look up.
    (select distinct key from unnest(search_keys(0, term)) as key order by key limit 8) as keys_of_term on true;
  -- Without a key every document would be read.
  if coalesce(cardinality(array_remove(keys, null)), 0) = 0 then return; end if;
  for part in
    select segment, starts_at from search_segments where starts_at <= before_at order by starts_at desc, segment desc
  loop
    return query
      select id, kind, created_at from search_documents
      where search_keys(segment, words) @> array(
          select key | ((part.segment & 4095) << 19) from unnest(keys) as key where key is not null)
        and segment = part.segment
        and words like all (patterns)
        and (created_at, id) < (before_at, before_id)
        and created_at >= since
        and (of_kind is null or kind = of_kind)
        and (of_site is null or site_id = of_site)
        and (of_conversation is null or conversation_id = of_conversation)
        and (of_author_kind is null or author_kind = of_author_kind)
        and (of_author is null or author_id = of_author)
        and wall_sees_site(site_id)
      order by created_at desc, id desc limit missing;
    get diagnostics found = row_count;
    missing := missing - found;
    exit when missing <= 0 or part.starts_at <= since;
  end loop;
end $$;

-- What changed last and is not in the index yet, among what the caller may see: ids only, at most 1000 of each kind.
-- The number is part of the plan: not knowing it, Postgres would not go by the index.
-- Behind the wall the same question has to go through all conversations.
create function search_tail() returns table (kind text, id uuid)
  language plpgsql stable security definer set search_path from current
  -- Kept as a plan, which a function in plain SQL is not.
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
  set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  return query
  (select 'message', m.id from messages m join conversations c on c.id = m.conversation_id
    where (m.changed_xid, m.changed_n) > (select changed_xid, changed_n from search_progress)
      and wall_visitor() is null and wall_sees_site(c.site_id)
    order by m.changed_xid desc, m.changed_n desc limit 1000)
  union all
  (select 'visitor', v.id from visitors v
    where (v.changed_xid, v.changed_n) > (select changed_xid, changed_n from search_progress)
      and wall_visitor() is null and wall_sees_site(v.site_id)
    order by v.changed_xid desc, v.changed_n desc limit 1000)
  union all
  (select 'conversation', c.id from conversations c
    where (c.changed_xid, c.changed_n) > (select changed_xid, changed_n from search_progress)
      and wall_visitor() is null and wall_sees_site(c.site_id)
    order by c.changed_xid desc, c.changed_n desc limit 1000);
end $$;

-- By which way of folding the index was made, and whether there is any of it yet. Numbers, nothing else.
create function search_version(out version int, out is_begun boolean)
  language sql stable security definer set search_path from current as
  $$ select version, changed_xid > '0' from search_progress $$;

-- What is deleted leaves the index in the same transaction, whatever deletes it. The lock waits for a batch that has
-- read the row already and would write it back.
create function forget_in_search() returns trigger
  language plpgsql security definer set search_path from current as $$
begin
  perform pg_advisory_xact_lock_shared(7310925);
  delete from search_documents where id in (select gone.id from gone);
  return null;
end $$;
create trigger messages_forget after delete on messages referencing old table as gone
  for each statement execute function forget_in_search();
create trigger visitors_forget after delete on visitors referencing old table as gone
  for each statement execute function forget_in_search();
create trigger conversations_forget after delete on conversations referencing old table as gone
  for each statement execute function forget_in_search();
