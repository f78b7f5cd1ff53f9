-- Plain messages are stored many at a time, in one statement and one commit: docs/decisions/0009-group-commit.md.
-- breaking: no

-- Stores those messages of a batch that need nothing but their place in a conversation: a visitor's in their own open
-- conversation that nobody has to wake, an agent's in one they already answer and have read. What is not plain, not
-- theirs, or stored already is left out of the answer and goes the long way, where it is decided and refused.
-- It runs outside the wall, so whose conversation it is stands in here, row by row.
--
-- batch: [{ n, id, conversation_id?, actor_kind, actor_id, sites?, kind, is_internal, text, reply_to_id?, base_seq?, at }],
--   `sites` null for an agent of every site. Two agents never share a conversation within one batch.
-- Answers { messages: [{ n, conversation_id, seq }], conversations: [{ conversation, visitor, agents, receipts, last_public }] }, where
--   `last_public` is only there if the batch brought nothing but notes.
create function store_messages(batch json) returns json language plpgsql
  -- The arrays are small and every way into a table is an index; a plan made while tables were small must not stay.
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
  -- Whoever holds one conversation must not hold up all: the batch is then taken apart.
  set lock_timeout = '250ms'
as $$
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
end $$;
revoke execute on function store_messages(json) from public;
