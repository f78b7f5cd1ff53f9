-- How many active conversations an agent has, told to a visitor's message that may wake one of theirs. Behind the wall
-- a visitor sees only their own, and no agent would ever seem busy. It tells a number and nothing else.
-- breaking: no

create function wall_active_chats(agent uuid) returns bigint
  language sql stable security definer set search_path from current as
  $$ select count(*) from conversations where assignee_id = agent and status = 'active' $$;
