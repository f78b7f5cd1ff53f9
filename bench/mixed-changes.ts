import type { Pool } from 'pg';

const slices = 20;

/** So many conversations each have their own fate while the console is closed. */
const fates = { busy: 1_000, thinned: 40, erased: 50, visitorErased: 50 };
const messagesBefore = 10;
const messagesMeanwhile = 6;

/** What `makeChanges` adds to the feed: messages, conversations, visitors, receipts of both sides, tombstones. */
export const changeCount =
  fates.busy * (messagesMeanwhile + 1 + 1 + 1) +
  fates.busy / 2 +
  fates.thinned * messagesBefore +
  fates.erased +
  fates.visitorErased;

// As long as messages of support chats are on average, with words that come often and words that come once.
const text = `'About order ' || substr(md5(c.id::text || s::text), 1, 12) || ': it ' ||
  (array['arrived', 'was refunded', 'is late', 'got lost', 'works'])[1 + s % 5] || ' and I should like to know more of it'`;

const insertMessages = (from: number, to: number) => `
  insert into messages (id, conversation_id, seq, kind, author_kind, author_id, text, visitor_nth, agent_nth, created_at)
  select uuidv7(), c.id, s, 'text', 'visitor', c.visitor_id, ${text}, s, 0, clock_timestamp()
  from conversations c, generate_series(${from}, ${to}) s where c.id = any ($1)`;

/** Conversations that a console has had in its cache for long; answers their ids. */
export async function makeHistory(pool: Pool): Promise<string[]> {
  const count = Object.values(fates).reduce((sum, each) => sum + each, 0);
  const { rows } = await pool.query<{ id: string }>(`
    with visitor as (
      insert into visitors (id, site_id, name)
      select uuidv7(), home.id, 'Visitor ' || n
      from (select id from sites order by created_at limit 1) home, generate_series(1, ${count}) n
      returning id, site_id
    )
    insert into conversations (id, site_id, visitor_id, waiting_since, last_seq, visitor_message_count)
    select uuidv7(), site_id, id, now(), ${messagesBefore}, ${messagesBefore} from visitor returning id`);
  const ids = rows.map(({ id }) => id);
  await pool.query(insertMessages(1, messagesBefore), [ids]);
  return ids;
}

/** What a busy team and its visitors do meanwhile, all kinds of changes in turn. */
export async function makeChanges(pool: Pool, history: readonly string[]): Promise<void> {
  const rest = [...history];
  const busy = rest.splice(0, fates.busy);
  const thinned = rest.splice(0, fates.thinned);
  const erased = rest.splice(0, fates.erased);
  const visitorErased = rest.splice(0, fates.visitorErased);
  for (let slice = 0; slice < slices; slice += 1) {
    const part = (ids: string[]) => ids.filter((_, at) => at % slices === slice);
    await talk(pool, part(busy));
    await erase(pool, {
      messagesOf: part(thinned),
      conversations: part(erased),
      visitorsOf: part(visitorErased),
    });
  }
}

async function talk(pool: Pool, conversations: string[]): Promise<void> {
  const seq = messagesBefore + messagesMeanwhile;
  const reader = `select id, 'visitor', visitor_id, ${seq}, ${seq} from conversations where id = any ($1)`;
  const receipts = (rows: string) =>
    `insert into receipts (conversation_id, reader_kind, reader_id, delivered_seq, read_seq) ${rows}`;
  await pool.query(insertMessages(messagesBefore + 1, seq), [conversations]);
  await pool.query(
    `update conversations set last_seq = ${seq}, visitor_message_count = ${seq}, updated_at = now() where id = any ($1)`,
    [conversations],
  );
  await pool.query(receipts(reader), [conversations]);
  await pool.query(
    receipts(`select c.id, 'agent', a.id, 8, 8 from conversations c, (select id from agents limit 1) a
      where c.id = any ($1)`),
    [conversations.filter((_, at) => at % 2 === 0)],
  );
  await pool.query(
    `update visitors set email = 'visitor@example.com' where id in (select visitor_id from conversations where id = any ($1))`,
    [conversations],
  );
}

async function erase(
  pool: Pool,
  what: { messagesOf: string[]; conversations: string[]; visitorsOf: string[] },
): Promise<void> {
  const bury = (kind: string, id: string, from: string) =>
    `insert into tombstones (id, kind, site_id, visitor_id)
      select ${id}, '${kind}', c.site_id, c.visitor_id from conversations c ${from} where c.id = any ($1)`;
  await pool.query(bury('message', 'm.id', 'join messages m on m.conversation_id = c.id'), [
    what.messagesOf,
  ]);
  await pool.query('delete from messages where conversation_id = any ($1)', [what.messagesOf]);
  await pool.query(bury('conversation', 'c.id', ''), [what.conversations]);
  await pool.query('delete from conversations where id = any ($1)', [what.conversations]);
  await pool.query(bury('visitor', 'c.visitor_id', ''), [what.visitorsOf]);
  await pool.query(
    'delete from visitors where id in (select visitor_id from conversations where id = any ($1))',
    [what.visitorsOf],
  );
}
