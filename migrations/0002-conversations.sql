-- Conversations, who takes part, their messages, and how far each side has read.
-- breaking: no

create table conversations (
  id uuid primary key,
  site_id uuid not null references sites on delete cascade,
  visitor_id uuid not null references visitors on delete cascade,
  status text not null default 'waiting'
    constraint conversations_status check (status in ('waiting', 'active', 'pending', 'closed')),
  assignee_id uuid references agents on delete set null,
  archived_at timestamptz,
  waiting_since timestamptz,
  parked_until timestamptz,
  closed_at timestamptz,
  priority text not null default 'normal'
    constraint conversations_priority check (priority in ('low', 'normal', 'high', 'urgent')),
  tags text[] not null default '{}',
  context jsonb not null default '{}',
  last_seq int not null default 0 constraint conversations_last_seq check (last_seq >= 0),
  visitor_message_count int not null default 0,
  agent_message_count int not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  revision int not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes'),
  constraint conversations_closed check ((status = 'closed') = (closed_at is not null)),
  constraint conversations_archived check (archived_at is null or status = 'closed'),
  constraint conversations_waiting check ((status = 'waiting') = (waiting_since is not null)),
  constraint conversations_waiting_free check (status <> 'waiting' or assignee_id is null)
);
-- Two first messages at once make one conversation: the loser finds the winner's row by this.
create unique index conversations_one_open on conversations (visitor_id) where status <> 'closed';
create index conversations_visitor on conversations (visitor_id, updated_at desc);
create index conversations_queue on conversations (waiting_since, id) where status = 'waiting';
create index conversations_assignee on conversations (assignee_id, updated_at desc, id) where status <> 'closed';
create index conversations_status_updated on conversations (status, updated_at desc, id);
create index conversations_updated on conversations (updated_at desc, id);
create index conversations_site on conversations (site_id, updated_at desc);
create index conversations_changed on conversations (changed_xid, changed_n);

create function revise() returns trigger language plpgsql as $$
begin
  new.revision := old.revision + 1;
  new.changed_xid := pg_current_xact_id();
  new.changed_n := nextval('changes');
  return new;
end $$;
create trigger conversations_touch before update on conversations
  for each row execute function revise();

create table participants (
  conversation_id uuid not null references conversations on delete cascade,
  agent_id uuid not null references agents on delete cascade,
  joined_at timestamptz not null default now(),
  primary key (conversation_id, agent_id)
);
create index participants_agent on participants (agent_id);

create table messages (
  id uuid primary key,
  conversation_id uuid not null references conversations on delete cascade,
  seq int not null constraint messages_seq check (seq > 0),
  kind text not null constraint messages_kind check (kind in ('text', 'image', 'file', 'system', 'note')),
  author_kind text not null constraint messages_author_kind check (author_kind in ('visitor', 'agent', 'system')),
  author_id uuid,
  text text not null default '',
  system jsonb,
  reply_to_id uuid,
  -- Notes and the lines that only agents see.
  is_internal boolean not null default false,
  -- How many messages of each side lie at or before this one: what turns a read position into a count.
  visitor_nth int not null,
  agent_nth int not null,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  deleted_at timestamptz,
  revision int not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes'),
  constraint messages_seq_unique unique (conversation_id, seq),
  constraint messages_author check ((author_kind = 'system') = (author_id is null)),
  constraint messages_system check ((kind = 'system') = (system is not null))
);
create index messages_changed on messages (changed_xid, changed_n);
create index messages_conversation_changed on messages (conversation_id, changed_xid, changed_n);
create trigger messages_touch before update on messages for each row execute function revise();

create table receipts (
  conversation_id uuid not null references conversations on delete cascade,
  reader_kind text not null constraint receipts_reader_kind check (reader_kind in ('visitor', 'agent')),
  reader_id uuid not null,
  delivered_seq int not null default 0,
  read_seq int not null default 0,
  read_count int not null default 0,
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_n bigint not null default nextval('changes'),
  primary key (conversation_id, reader_kind, reader_id),
  constraint receipts_order check (delivered_seq >= read_seq)
);
create index receipts_changed on receipts (changed_xid, changed_n);
create trigger receipts_touch before update on receipts for each row execute function touch();
