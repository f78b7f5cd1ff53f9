-- The second wall: whatever runs for a visitor or an agent runs as this role, which sees only what they may see,
-- even where a query forgets its filter. `deskbell.visitor` and `deskbell.sites` are set for each transaction.
-- breaking: no

-- The role is one for all databases of a server: another Deskbell or an administrator may have made it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'deskbell_actor') then
    create role deskbell_actor nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
-- Whoever makes a role administers it, but since Postgres 16 may not become it until they say so. Nothing is inherited:
-- only `set role` is wanted.
do $$
declare
  parts_set_from_member constant boolean := current_setting('server_version_num')::int >= 160000;
begin
  if pg_has_role('deskbell_actor', case when parts_set_from_member then 'set' else 'member' end) then
    return;
  end if;
  execute 'grant deskbell_actor to current_user'
    || case when parts_set_from_member then ' with inherit false, set true' else '' end;
end $$;

create function wall_visitor() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('deskbell.visitor', true), '')::uuid $$;

-- `*` for every site, else site ids parted by commas; nothing for a visitor.
create function wall_sees_site(site uuid) returns boolean language sql stable parallel safe as $$
  select case coalesce(current_setting('deskbell.sites', true), '')
    when '*' then true
    when '' then false
    else site = any (string_to_array(current_setting('deskbell.sites', true), ',')::uuid[])
  end
$$;

do $$ begin
  execute format('grant usage on schema %I to deskbell_actor', current_schema());
end $$;
grant usage on sequence changes to deskbell_actor;
grant select on sites, agent_sites to deskbell_actor;
grant select
  (id, email, name, role, avatar_url, max_chats, disabled_at, last_seen_at, changed_xid, changed_n)
  on agents to deskbell_actor;
grant select, insert, update on visitors, conversations, messages, receipts, participants to deskbell_actor;
grant select on tombstones to deskbell_actor;

alter table sites enable row level security;
alter table visitors enable row level security;
alter table conversations enable row level security;
alter table messages enable row level security;
alter table receipts enable row level security;
alter table participants enable row level security;
alter table tombstones enable row level security;

create policy sites_wall on sites to deskbell_actor
  using ((select wall_visitor()) is not null or wall_sees_site(id));
create policy visitors_wall on visitors to deskbell_actor
  using (id = (select wall_visitor()) or wall_sees_site(site_id));
create policy conversations_wall on conversations to deskbell_actor
  using (visitor_id = (select wall_visitor()) or wall_sees_site(site_id));
-- The conversations a policy looks at are themselves behind the wall.
create policy messages_wall on messages to deskbell_actor
  using (
    (not is_internal or (select wall_visitor()) is null)
    and exists (select 1 from conversations where conversations.id = messages.conversation_id)
  );
create policy receipts_wall on receipts to deskbell_actor
  using (exists (select 1 from conversations where conversations.id = receipts.conversation_id));
create policy participants_wall on participants to deskbell_actor
  using (exists (select 1 from conversations where conversations.id = participants.conversation_id));
create policy tombstones_wall on tombstones to deskbell_actor
  using (visitor_id = (select wall_visitor()) or wall_sees_site(site_id));

-- An agent sees and ends their own sessions only.
create function wall_agent() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('deskbell.agent', true), '')::uuid $$;
grant select, delete on agent_sessions to deskbell_actor;
alter table agent_sessions enable row level security;
create policy agent_sessions_wall on agent_sessions to deskbell_actor
  using (agent_id = (select wall_agent()));
