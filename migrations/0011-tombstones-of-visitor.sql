-- Whoever comes back after a large clean-up must not walk through everybody's tombstones.
-- breaking: no

set local lock_timeout = '5s';

create index tombstones_visitor on tombstones (visitor_id, changed_xid, changed_n);
