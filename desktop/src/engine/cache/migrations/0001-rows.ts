/** What the sync engine keeps. `outbox` and `head` keep their shape in all versions: any version rescues them from any other. */
export const rows = `
  create table head (name text primary key not null, value text not null) without rowid;
  create table agents (id text primary key not null, body text not null);
  create table visitors (id text primary key not null, body text not null);
  create table sites (id text primary key not null, body text not null);
  create table conversations (id text primary key not null, visitor_id text not null, body text not null);
  create index conversations_visitor on conversations (visitor_id);
  create table messages (
    -- Grows with the time of the message, so that the newest come first without sorting.
    place integer primary key,
    id text not null unique,
    conversation_id text not null,
    seq integer not null,
    revision integer not null,
    body text not null
  );
  create index messages_thread on messages (conversation_id, seq);
  create table outbox (
    id text primary key not null,
    conversation_id text,
    -- Whose words these are; nobody else may send them.
    owner text,
    body text not null
  );
  create index outbox_conversation on outbox (conversation_id);
  create table reads (conversation_id text primary key not null, seq integer not null) without rowid;
`;
