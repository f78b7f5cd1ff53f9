-- Sites, the agents who answer for them, their sessions, and the visitors who ring.
-- breaking: no

-- Every row that reaches clients carries its place in the change feed: the transaction that wrote it and a number
-- within all writes. Readers go by (changed_xid, changed_n) and only below the oldest running transaction.
create sequence changes as bigint;

create function touch() returns trigger language plpgsql as $$
begin
  new.changed_xid := pg_current_xact_id();
  new.changed_n := nextval('changes');
  return new;
end $$;

create table secrets (
  name text primary key,
  value text not null,
  created_at timestamptz not null default now()
);

create table sites (
  id uuid primary key,
  key text not null constraint sites_key_unique unique,
  name text not null constraint sites_name_not_blank check (btrim(name) <> ''),
  mode text not null default 'single' constraint sites_mode check (mode in ('single', 'multiple')),
  allowed_origins text[] not null default '{}',
  accent_color text not null default '#2563eb' constraint sites_accent_color check (accent_color ~ '^#[0-9a-f]{6}$'),
  position text not null default 'right' constraint sites_position check (position in ('left', 'right')),
  color_scheme text not null default 'auto' constraint sites_color_scheme check (color_scheme in ('light', 'dark', 'auto')),
  greeting text,
  reply_time_minutes int constraint sites_reply_time check (reply_time_minutes > 0),
  default_locale text not null default 'en',
  shows_preview boolean not null default true,
  marks_title boolean not null default true,
  created_at timestamptz not null default now(),
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes')
);
create index sites_changed on sites (changed_xid, changed_n);
create trigger sites_touch before update on sites for each row execute function touch();

create table agents (
  id uuid primary key,
  email text not null constraint agents_email_lower check (email = lower(email)),
  name text not null constraint agents_name_not_blank check (btrim(name) <> ''),
  role text not null constraint agents_role check (role in ('agent', 'admin')),
  avatar_url text,
  password_hash text not null,
  max_chats int not null default 10 constraint agents_max_chats check (max_chats > 0),
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz,
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes'),
  constraint agents_email_unique unique (email)
);
create index agents_changed on agents (changed_xid, changed_n);
create trigger agents_touch before update of email, name, role, avatar_url, disabled_at on agents
  for each row execute function touch();

-- The sites an agent may see; an agent without a row sees every site.
create table agent_sites (
  agent_id uuid not null references agents on delete cascade,
  site_id uuid not null references sites on delete cascade,
  primary key (agent_id, site_id)
);
create index agent_sites_site on agent_sites (site_id);

create table agent_sessions (
  id uuid primary key,
  agent_id uuid not null references agents on delete cascade,
  -- SHA-256 of the token; the token itself is never stored.
  token_hash bytea not null constraint agent_sessions_token_unique unique,
  user_agent text,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index agent_sessions_agent on agent_sessions (agent_id);

create table visitors (
  id uuid primary key,
  site_id uuid not null references sites on delete cascade,
  name text,
  email text,
  phone text,
  is_identified boolean not null default false,
  locale text,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz,
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes')
);
create index visitors_site on visitors (site_id);
create index visitors_changed on visitors (changed_xid, changed_n);
create trigger visitors_touch before update of name, email, phone, is_identified, locale on visitors
  for each row execute function touch();
