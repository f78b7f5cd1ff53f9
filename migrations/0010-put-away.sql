-- Closed conversations are nearly all there are, and the console shows how many: an index that holds nothing else
-- counts them without their rows, and costs an open conversation, which changes with every message, nothing.
-- breaking: no

set local lock_timeout = '5s';
create index conversations_put_away on conversations (site_id, archived_at) where status = 'closed';
