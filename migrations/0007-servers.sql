-- What servers of one database must know of one another: who is alive, and how often a sign-in failed, whichever server
-- was asked. Neither is worth surviving a crash of the database, so neither is written to its log.
-- breaking: no

create unlogged table servers (
  id uuid primary key,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);

-- `key` is a hash: nobody can read here who tried from where.
create unlogged table sign_in_tries (
  key text primary key,
  tries integer not null,
  expires_at timestamptz not null
);
create index sign_in_tries_expires on sign_in_tries (expires_at);
