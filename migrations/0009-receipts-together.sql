-- Read and delivered positions move many at a time, as messages are stored: docs/decisions/0009-group-commit.md.
-- breaking: no

-- Moves positions forward, in one statement and one commit. Whoever the conversation is not within reach of is left out
-- of the answer and goes the long way, where it is refused. It runs outside the wall, so whose conversation it is
-- stands in here, row by row.
--
-- batch: [{ conversation_id, reader_kind, reader_id, sites?, delivered_seq, read_seq }], no two for one reader of one
--   conversation; `sites` null for an agent of every site, `read_seq` 0 where nothing was read.
-- Answers [{ conversation_id, reader_kind, reader_id, receipt, has_moved, site_id, visitor_id, agent_ids }], `receipt`
-- null at the very beginning.
create function move_receipts(batch json) returns json language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
  -- Whoever holds one conversation must not hold up all: the batch is then taken apart.
  set lock_timeout = '250ms'
as $$
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
end $$;
revoke execute on function move_receipts(json) from public;
