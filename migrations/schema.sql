-- What all migrations together make. Written by `npm run dump-schema`, to be read and compared, never run.

-- Sequences
create sequence changes as bigint;

-- Tables
create table agent_sessions (
  id uuid not null,
  agent_id uuid not null,
  token_hash bytea not null,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null
);
create table agent_sites (
  agent_id uuid not null,
  site_id uuid not null
);
create table agents (
  id uuid not null,
  email text not null,
  name text not null,
  role text not null,
  avatar_url text,
  password_hash text not null,
  max_chats integer not null default 10,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone,
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes'::regclass)
);
create table conversations (
  id uuid not null,
  site_id uuid not null,
  visitor_id uuid not null,
  status text not null default 'waiting'::text,
  assignee_id uuid,
  archived_at timestamp with time zone,
  waiting_since timestamp with time zone,
  parked_until timestamp with time zone,
  closed_at timestamp with time zone,
  priority text not null default 'normal'::text,
  tags text[] not null default '{}'::text[],
  context jsonb not null default '{}'::jsonb,
  last_seq integer not null default 0,
  visitor_message_count integer not null default 0,
  agent_message_count integer not null default 0,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  revision integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes'::regclass)
);
create table messages (
  id uuid not null,
  conversation_id uuid not null,
  seq integer not null,
  kind text not null,
  author_kind text not null,
  author_id uuid,
  text text not null default ''::text,
  system jsonb,
  reply_to_id uuid,
  is_internal boolean not null default false,
  visitor_nth integer not null,
  agent_nth integer not null,
  created_at timestamp with time zone not null default now(),
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  revision integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes'::regclass)
);
create table participants (
  conversation_id uuid not null,
  agent_id uuid not null,
  joined_at timestamp with time zone not null default now()
);
create table receipts (
  conversation_id uuid not null,
  reader_kind text not null,
  reader_id uuid not null,
  delivered_seq integer not null default 0,
  read_seq integer not null default 0,
  read_count integer not null default 0,
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes'::regclass)
);
create table search_documents (
  id uuid not null,
  kind text not null,
  segment integer not null,
  created_at timestamp with time zone not null,
  site_id uuid not null,
  conversation_id uuid,
  author_kind text,
  author_id uuid,
  words text not null
);
create table search_progress (
  only_one boolean not null default true,
  version integer not null default 0,
  changed_xid xid8 not null default '0'::xid8,
  changed_n bigint not null default 0
);
create table search_segments (
  segment integer not null,
  starts_at timestamp with time zone not null,
  latest_at timestamp with time zone,
  documents integer not null default 0
);
create table secrets (
  name text not null,
  value text not null,
  created_at timestamp with time zone not null default now()
);
create table servers (
  id uuid not null,
  started_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now()
);
create table sign_in_tries (
  key text not null,
  tries integer not null,
  expires_at timestamp with time zone not null
);
create table sites (
  id uuid not null,
  key text not null,
  name text not null,
  mode text not null default 'single'::text,
  allowed_origins text[] not null default '{}'::text[],
  accent_color text not null default '#2563eb'::text,
  position text not null default 'right'::text,
  color_scheme text not null default 'auto'::text,
  greeting text,
  reply_time_minutes integer,
  default_locale text not null default 'en'::text,
  shows_preview boolean not null default true,
  marks_title boolean not null default true,
  created_at timestamp with time zone not null default now(),
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes'::regclass)
);
create table tombstones (
  id uuid not null,
  kind text not null,
  site_id uuid not null,
  visitor_id uuid not null,
  created_at timestamp with time zone not null default now(),
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes'::regclass)
);
create table visitors (
  id uuid not null,
  site_id uuid not null,
  name text,
  email text,
  phone text,
  is_identified boolean not null default false,
  locale text,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone,
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes'::regclass)
);

-- Constraints
alter table agent_sessions add constraint agent_sessions_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id) ON DELETE CASCADE;
alter table agent_sessions add constraint agent_sessions_pkey PRIMARY KEY (id);
alter table agent_sessions add constraint agent_sessions_token_unique UNIQUE (token_hash);
alter table agent_sites add constraint agent_sites_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id) ON DELETE CASCADE;
alter table agent_sites add constraint agent_sites_pkey PRIMARY KEY (agent_id, site_id);
alter table agent_sites add constraint agent_sites_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id) ON DELETE CASCADE;
alter table agents add constraint agents_email_lower CHECK ((email = lower(email)));
alter table agents add constraint agents_email_unique UNIQUE (email);
alter table agents add constraint agents_max_chats CHECK ((max_chats > 0));
alter table agents add constraint agents_name_not_blank CHECK ((btrim(name) <> ''::text));
alter table agents add constraint agents_pkey PRIMARY KEY (id);
alter table agents add constraint agents_role CHECK ((role = ANY (ARRAY['agent'::text, 'admin'::text])));
alter table conversations add constraint conversations_archived CHECK (((archived_at IS NULL) OR (status = 'closed'::text)));
alter table conversations add constraint conversations_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES agents(id) ON DELETE SET NULL;
alter table conversations add constraint conversations_closed CHECK (((status = 'closed'::text) = (closed_at IS NOT NULL)));
alter table conversations add constraint conversations_last_seq CHECK ((last_seq >= 0));
alter table conversations add constraint conversations_pkey PRIMARY KEY (id);
alter table conversations add constraint conversations_priority CHECK ((priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text])));
alter table conversations add constraint conversations_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id) ON DELETE CASCADE;
alter table conversations add constraint conversations_status CHECK ((status = ANY (ARRAY['waiting'::text, 'active'::text, 'pending'::text, 'closed'::text])));
alter table conversations add constraint conversations_visitor_id_fkey FOREIGN KEY (visitor_id) REFERENCES visitors(id) ON DELETE CASCADE;
alter table conversations add constraint conversations_waiting CHECK (((status = 'waiting'::text) = (waiting_since IS NOT NULL)));
alter table conversations add constraint conversations_waiting_free CHECK (((status <> 'waiting'::text) OR (assignee_id IS NULL)));
alter table messages add constraint messages_author CHECK (((author_kind = 'system'::text) = (author_id IS NULL)));
alter table messages add constraint messages_author_kind CHECK ((author_kind = ANY (ARRAY['visitor'::text, 'agent'::text, 'system'::text])));
alter table messages add constraint messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE;
alter table messages add constraint messages_kind CHECK ((kind = ANY (ARRAY['text'::text, 'image'::text, 'file'::text, 'system'::text, 'note'::text])));
alter table messages add constraint messages_pkey PRIMARY KEY (id);
alter table messages add constraint messages_seq CHECK ((seq > 0));
alter table messages add constraint messages_seq_unique UNIQUE (conversation_id, seq);
alter table messages add constraint messages_system CHECK (((kind = 'system'::text) = (system IS NOT NULL)));
alter table participants add constraint participants_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id) ON DELETE CASCADE;
alter table participants add constraint participants_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE;
alter table participants add constraint participants_pkey PRIMARY KEY (conversation_id, agent_id);
alter table receipts add constraint receipts_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE;
alter table receipts add constraint receipts_order CHECK ((delivered_seq >= read_seq));
alter table receipts add constraint receipts_pkey PRIMARY KEY (conversation_id, reader_kind, reader_id);
alter table receipts add constraint receipts_reader_kind CHECK ((reader_kind = ANY (ARRAY['visitor'::text, 'agent'::text])));
alter table search_documents add constraint search_documents_kind CHECK ((kind = ANY (ARRAY['message'::text, 'visitor'::text, 'conversation'::text])));
alter table search_documents add constraint search_documents_pkey PRIMARY KEY (id);
alter table search_progress add constraint search_progress_only_one CHECK (only_one);
alter table search_progress add constraint search_progress_pkey PRIMARY KEY (only_one);
alter table search_segments add constraint search_segments_pkey PRIMARY KEY (segment);
alter table secrets add constraint secrets_pkey PRIMARY KEY (name);
alter table servers add constraint servers_pkey PRIMARY KEY (id);
alter table sign_in_tries add constraint sign_in_tries_pkey PRIMARY KEY (key);
alter table sites add constraint sites_accent_color CHECK ((accent_color ~ '^#[0-9a-f]{6}$'::text));
alter table sites add constraint sites_color_scheme CHECK ((color_scheme = ANY (ARRAY['light'::text, 'dark'::text, 'auto'::text])));
alter table sites add constraint sites_key_unique UNIQUE (key);
alter table sites add constraint sites_mode CHECK ((mode = ANY (ARRAY['single'::text, 'multiple'::text])));
alter table sites add constraint sites_name_not_blank CHECK ((btrim(name) <> ''::text));
alter table sites add constraint sites_pkey PRIMARY KEY (id);
alter table sites add constraint sites_position CHECK (("position" = ANY (ARRAY['left'::text, 'right'::text])));
alter table sites add constraint sites_reply_time CHECK ((reply_time_minutes > 0));
alter table tombstones add constraint tombstones_kind CHECK ((kind = ANY (ARRAY['visitor'::text, 'conversation'::text, 'message'::text])));
alter table tombstones add constraint tombstones_pkey PRIMARY KEY (id);
alter table visitors add constraint visitors_pkey PRIMARY KEY (id);
alter table visitors add constraint visitors_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id) ON DELETE CASCADE;

-- Indexes
CREATE INDEX agent_sessions_agent ON public.agent_sessions USING btree (agent_id);
CREATE INDEX agent_sites_site ON public.agent_sites USING btree (site_id);
CREATE INDEX agents_changed ON public.agents USING btree (changed_xid, changed_n);
CREATE INDEX conversations_assignee ON public.conversations USING btree (assignee_id, updated_at DESC, id) WHERE (status <> 'closed'::text);
CREATE INDEX conversations_changed ON public.conversations USING btree (changed_xid, changed_n);
CREATE UNIQUE INDEX conversations_one_open ON public.conversations USING btree (visitor_id) WHERE (status <> 'closed'::text);
CREATE INDEX conversations_put_away ON public.conversations USING btree (site_id, archived_at) WHERE (status = 'closed'::text);
CREATE INDEX conversations_queue ON public.conversations USING btree (waiting_since, id) WHERE (status = 'waiting'::text);
CREATE INDEX conversations_site ON public.conversations USING btree (site_id, updated_at DESC);
CREATE INDEX conversations_status_updated ON public.conversations USING btree (status, updated_at DESC, id);
CREATE INDEX conversations_updated ON public.conversations USING btree (updated_at DESC, id);
CREATE INDEX conversations_visitor ON public.conversations USING btree (visitor_id, updated_at DESC);
CREATE INDEX messages_changed ON public.messages USING btree (changed_xid, changed_n);
CREATE INDEX messages_conversation_changed ON public.messages USING btree (conversation_id, changed_xid, changed_n);
CREATE INDEX participants_agent ON public.participants USING btree (agent_id);
CREATE INDEX receipts_changed ON public.receipts USING btree (changed_xid, changed_n);
CREATE INDEX search_documents_keys ON public.search_documents USING gin (search_keys(segment, words)) WITH (fastupdate='on', gin_pending_list_limit='4096');
CREATE INDEX search_segments_starts ON public.search_segments USING btree (starts_at);
CREATE INDEX sign_in_tries_expires ON public.sign_in_tries USING btree (expires_at);
CREATE INDEX sites_changed ON public.sites USING btree (changed_xid, changed_n);
CREATE INDEX tombstones_changed ON public.tombstones USING btree (changed_xid, changed_n);
CREATE INDEX tombstones_visitor ON public.tombstones USING btree (visitor_id, changed_xid, changed_n);
CREATE INDEX visitors_changed ON public.visitors USING btree (changed_xid, changed_n);
CREATE INDEX visitors_site ON public.visitors USING btree (site_id);

-- Functions
CREATE OR REPLACE FUNCTION public.forget_in_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO '$user', 'public'
AS $function$
begin
  perform pg_advisory_xact_lock_shared(7310925);
  delete from search_documents where id in (select gone.id from gone);
  return null;
end $function$;
CREATE OR REPLACE FUNCTION public.move_receipts(batch json)
 RETURNS json
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
 SET lock_timeout TO '250ms'
AS $function$
declare
  answer json;
begin
  -- Or a message taken back at this moment would still be counted as read. In one order everywhere.
  perform from conversations where id in (
      select conversation_id from json_to_recordset(batch) as i(conversation_id uuid, read_seq bigint) where read_seq > 0)
    order by id for no key update;

  with wanted as materialized (
    select i.reader_kind, i.reader_id, c.id as conversation_id, c.site_id, c.visitor_id, c.assignee_id,
      least(i.delivered_seq, c.last_seq)::int as delivered_seq, least(i.read_seq, c.last_seq)::int as read_seq,
      case when i.read_seq > 0 then coalesce((
        select case i.reader_kind when 'visitor' then m.agent_nth else m.visitor_nth end
        from messages m where m.conversation_id = c.id and m.seq <= i.read_seq order by m.seq desc limit 1), 0)
      else 0 end as read_count
    from json_to_recordset(batch) as i(conversation_id uuid, reader_kind text, reader_id uuid, sites uuid[],
        delivered_seq bigint, read_seq bigint)
      join conversations c on c.id = i.conversation_id
    where case i.reader_kind
      when 'visitor' then c.visitor_id = i.reader_id
      when 'agent' then i.sites is null or c.site_id = any (i.sites)
      else false
    end
  ), moved as (
    insert into receipts as r (conversation_id, reader_kind, reader_id, delivered_seq, read_seq, read_count)
    select conversation_id, reader_kind, reader_id, delivered_seq, read_seq, read_count from wanted
    where delivered_seq > 0
    order by conversation_id, reader_kind, reader_id
    on conflict (conversation_id, reader_kind, reader_id) do update set
      delivered_seq = greatest(r.delivered_seq, excluded.delivered_seq),
      read_seq = greatest(r.read_seq, excluded.read_seq),
      read_count = case when excluded.read_seq > r.read_seq then excluded.read_count else r.read_count end
    where r.delivered_seq < excluded.delivered_seq or r.read_seq < excluded.read_seq
    returning r.*
  )
  select json_agg(json_build_object(
    'receipt', coalesce(row_to_json(n), row_to_json(o)),
    'has_moved', n.reader_id is not null,
    'conversation_id', w.conversation_id, 'reader_kind', w.reader_kind, 'reader_id', w.reader_id,
    'site_id', w.site_id, 'visitor_id', w.visitor_id,
    'agent_ids', array(select w.assignee_id where w.assignee_id is not null
      union select agent_id from participants p where p.conversation_id = w.conversation_id)))
  into answer
  from wanted w
    left join moved n on n.conversation_id = w.conversation_id and n.reader_kind = w.reader_kind
      and n.reader_id = w.reader_id
    left join receipts o on n.reader_id is null and o.conversation_id = w.conversation_id
      and o.reader_kind = w.reader_kind and o.reader_id = w.reader_id;
  return coalesce(answer, '[]');
end $function$;
CREATE OR REPLACE FUNCTION public.revise()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.revision := old.revision + 1;
  new.changed_xid := pg_current_xact_id();
  new.changed_n := nextval('changes');
  return new;
end $function$;
CREATE OR REPLACE FUNCTION public.search_candidates(wanted jsonb)
 RETURNS TABLE(id uuid, kind text, created_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO '$user', 'public'
 SET enable_seqscan TO 'off'
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.search_keys(segment integer, words text)
 RETURNS integer[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select coalesce(array_agg(((segment & 4095) << 19) | ((first * 1801 + second * 43 + third) & 524287)), '{}')
  from (
    select lag(code, 2) over () as first, lag(code) over () as second, code as third
    from (select ascii(letter) as code from unnest(string_to_array(words, null)) as letter) as codes
  ) as threes
  where first is not null $function$;
CREATE OR REPLACE FUNCTION public.search_tail()
 RETURNS TABLE(kind text, id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO '$user', 'public'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.search_version(OUT version integer, OUT is_begun boolean)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO '$user', 'public'
AS $function$ select version, changed_xid > '0' from search_progress $function$;
CREATE OR REPLACE FUNCTION public.store_messages(batch json)
 RETURNS json
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
 SET lock_timeout TO '250ms'
AS $function$
declare
  wanted uuid[];
  answer json;
begin
  select array_agg(distinct coalesce(i.conversation_id, open.id)) into wanted
  from json_to_recordset(batch) as i(conversation_id uuid, actor_kind text, actor_id uuid)
    left join conversations open on i.conversation_id is null and i.actor_kind = 'visitor'
      and open.visitor_id = i.actor_id and open.status <> 'closed';
  -- In one order everywhere, so that two batches cannot wait for each other.
  perform from conversations where id = any (wanted) order by id for no key update;

  -- A statement of its own, so that it sees what was committed while it waited for the rows.
  with plain as materialized (
    select i.*, c.id as home, c.last_seq, c.visitor_message_count, c.agent_message_count
    from json_to_recordset(batch) as i(n int, id uuid, conversation_id uuid, actor_kind text, actor_id uuid,
        sites uuid[], kind text, is_internal boolean, text text, reply_to_id uuid, base_seq bigint, at timestamptz)
      join conversations c on c.id = coalesce(i.conversation_id, (select open.id from conversations open
        where i.actor_kind = 'visitor' and open.visitor_id = i.actor_id and open.status <> 'closed'))
    where c.id = any (wanted)
      and case i.actor_kind
        when 'visitor' then c.visitor_id = i.actor_id and (c.status = 'waiting' or c.status = 'active'
          and exists (select from agents a where a.id = c.assignee_id and a.disabled_at is null))
        when 'agent' then (i.sites is null or c.site_id = any (i.sites)) and (i.is_internal or c.status = 'active'
          and exists (select from participants p where p.conversation_id = c.id and p.agent_id = i.actor_id)
          and (i.base_seq is null or i.base_seq >= c.last_seq or not exists (select from messages m
            where m.conversation_id = c.id and m.seq > i.base_seq and m.author_kind <> 'visitor')))
        else false
      end
      and not exists (select from messages m where m.id = i.id)
  ), placed as (
    select p.*, row_number() over earlier as nth,
      count(*) filter (where actor_kind = 'visitor') over earlier as of_visitor,
      count(*) filter (where actor_kind = 'agent' and not is_internal) over earlier as of_agent
    from plain p
    window earlier as (partition by home order by n rows unbounded preceding)
  ), moved as (
    update conversations c set
      last_seq = c.last_seq + t.stored,
      visitor_message_count = c.visitor_message_count + t.of_visitor,
      agent_message_count = c.agent_message_count + t.of_agent,
      updated_at = t.at
    from (
      select home, count(*)::int as stored, max(at) as at, bool_and(is_internal) as is_internal,
        (count(*) filter (where actor_kind = 'visitor'))::int as of_visitor,
        (count(*) filter (where actor_kind = 'agent' and not is_internal))::int as of_agent
      from plain group by home
    ) t
    where c.id = t.home
    returning c.*, t.is_internal
  ), stored as (
    insert into messages (id, conversation_id, seq, kind, author_kind, author_id, text, reply_to_id, is_internal,
      visitor_nth, agent_nth, created_at)
    select id, home, last_seq + nth, kind, actor_kind, actor_id, text, reply_to_id, is_internal,
      visitor_message_count + of_visitor, agent_message_count + of_agent, at
    from placed
  )
  select json_build_object(
    'messages', coalesce((select json_agg(json_build_object('n', n, 'conversation_id', home, 'seq', last_seq + nth)
      order by n) from placed), '[]'),
    'conversations', coalesce((select json_agg(json_build_object(
      'conversation', row_to_json(m),
      'visitor', (select row_to_json(v) from visitors v where v.id = m.visitor_id),
      'agents', coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'avatarUrl', a.avatar_url)
          order by a.id) from agents a where a.id in (select m.assignee_id union
            select agent_id from participants p where p.conversation_id = m.id)), '[]'),
      'receipts', coalesce((select json_agg(json_build_object(
          'conversationId', r.conversation_id,
          'reader', json_build_object('kind', r.reader_kind, 'id', r.reader_id),
          'deliveredSeq', r.delivered_seq, 'readSeq', r.read_seq, 'readCount', r.read_count))
          from receipts r where r.conversation_id = m.id), '[]'),
      'last_public', case when m.is_internal then (
          select row_to_json(newest) from (
            select seq, kind, author_kind, author_id, left(text, 140) as preview, system, created_at
            from messages where conversation_id = m.id and not messages.is_internal order by seq desc limit 1
          ) as newest) end
      )) from moved m), '[]')
  ) into answer;
  return answer;
end $function$;
CREATE OR REPLACE FUNCTION public.touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.changed_xid := pg_current_xact_id();
  new.changed_n := nextval('changes');
  return new;
end $function$;
CREATE OR REPLACE FUNCTION public.wall_active_chats(agent uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO '$user', 'public'
AS $function$ select count(*) from conversations where assignee_id = agent and status = 'active' $function$;
CREATE OR REPLACE FUNCTION public.wall_agent()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('deskbell.agent', true), '')::uuid $function$;
CREATE OR REPLACE FUNCTION public.wall_sees_site(site uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select case coalesce(current_setting('deskbell.sites', true), '')
    when '*' then true
    when '' then false
    else site = any (string_to_array(current_setting('deskbell.sites', true), ',')::uuid[])
  end
$function$;
CREATE OR REPLACE FUNCTION public.wall_visitor()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('deskbell.visitor', true), '')::uuid $function$;

-- Triggers
CREATE TRIGGER agents_touch BEFORE UPDATE OF email, name, role, avatar_url, disabled_at ON public.agents FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER conversations_forget AFTER DELETE ON public.conversations REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_in_search();
CREATE TRIGGER conversations_touch BEFORE UPDATE ON public.conversations FOR EACH ROW EXECUTE FUNCTION revise();
CREATE TRIGGER messages_forget AFTER DELETE ON public.messages REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_in_search();
CREATE TRIGGER messages_touch BEFORE UPDATE ON public.messages FOR EACH ROW EXECUTE FUNCTION revise();
CREATE TRIGGER receipts_touch BEFORE UPDATE ON public.receipts FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER sites_touch BEFORE UPDATE ON public.sites FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER visitors_forget AFTER DELETE ON public.visitors REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_in_search();
CREATE TRIGGER visitors_touch BEFORE UPDATE OF name, email, phone, is_identified, locale ON public.visitors FOR EACH ROW EXECUTE FUNCTION touch();

-- Row security
alter table agent_sessions enable row level security;
alter table conversations enable row level security;
alter table messages enable row level security;
alter table participants enable row level security;
alter table receipts enable row level security;
alter table search_documents enable row level security;
alter table sites enable row level security;
alter table tombstones enable row level security;
alter table visitors enable row level security;

-- Policies
create policy agent_sessions_wall on agent_sessions for all to deskbell_actor
  using ((agent_id = ( SELECT wall_agent() AS wall_agent)))
  with check ();
create policy conversations_wall on conversations for all to deskbell_actor
  using (((visitor_id = ( SELECT wall_visitor() AS wall_visitor)) OR wall_sees_site(site_id)))
  with check ();
create policy messages_wall on messages for all to deskbell_actor
  using ((((NOT is_internal) OR (( SELECT wall_visitor() AS wall_visitor) IS NULL)) AND (EXISTS ( SELECT 1
   FROM conversations
  WHERE (conversations.id = messages.conversation_id)))))
  with check ();
create policy participants_wall on participants for all to deskbell_actor
  using ((EXISTS ( SELECT 1
   FROM conversations
  WHERE (conversations.id = participants.conversation_id))))
  with check ();
create policy receipts_wall on receipts for all to deskbell_actor
  using ((EXISTS ( SELECT 1
   FROM conversations
  WHERE (conversations.id = receipts.conversation_id))))
  with check ();
create policy search_documents_wall on search_documents for all to deskbell_actor
  using (((( SELECT wall_visitor() AS wall_visitor) IS NULL) AND wall_sees_site(site_id)))
  with check ();
create policy sites_wall on sites for all to deskbell_actor
  using (((( SELECT wall_visitor() AS wall_visitor) IS NOT NULL) OR wall_sees_site(id)))
  with check ();
create policy tombstones_wall on tombstones for all to deskbell_actor
  using (((visitor_id = ( SELECT wall_visitor() AS wall_visitor)) OR wall_sees_site(site_id)))
  with check ();
create policy visitors_wall on visitors for all to deskbell_actor
  using (((id = ( SELECT wall_visitor() AS wall_visitor)) OR wall_sees_site(site_id)))
  with check ();

-- Rights of the role behind the wall
grant delete, select on agent_sessions to deskbell_actor;
grant select on agent_sites to deskbell_actor;
grant insert, select, update on conversations to deskbell_actor;
grant insert, select, update on messages to deskbell_actor;
grant insert, select, update on participants to deskbell_actor;
grant insert, select, update on receipts to deskbell_actor;
grant select on search_documents to deskbell_actor;
grant select on sites to deskbell_actor;
grant select on tombstones to deskbell_actor;
grant insert, select, update on visitors to deskbell_actor;

-- Rights on single columns
grant select (avatar_url, changed_n, changed_xid, disabled_at, email, id, last_seen_at, max_chats, name, role) on agents to deskbell_actor;
