import { Pool } from 'pg';
import { openDatabase } from '../server/src/db/open.ts';
import { indexNext } from '../server/src/search/indexing/index-next.ts';
import type { MadeUpText } from './made-up-text.ts';

const perConversation = 20;
const conversationsAtOnce = 250;

/** A past of so many messages in closed conversations over two years, stored and indexed. */
export async function storeHistory(
  databaseUrl: string,
  { messages, text }: { messages: number; text: MadeUpText },
): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  const db = openDatabase(databaseUrl, 2);
  try {
    for (let at = 0; at < messages; at += perConversation * conversationsAtOnce)
      await storeConversations(pool, text, at / messages);
    await pool.query('analyze');
    while (!(await indexNext(db)));
    await pool.query('vacuum analyze search_documents');
  } finally {
    await db.destroy();
    await pool.end();
  }
}

/** `age` runs from 0, two years ago, to 1, now. */
async function storeConversations(pool: Pool, text: MadeUpText, age: number): Promise<void> {
  const all = Array.from({ length: conversationsAtOnce }, () => ({
    id: crypto.randomUUID(),
    visitor_id: crypto.randomUUID(),
    name: text.word(),
    texts: Array.from({ length: perConversation }, () => text.message()),
  }));
  await pool.query(
    `with given as materialized (
      select g.*, now() - interval '730 days' * (1 - $2::float8) + interval '1 second' * row_number() over () as at
      from json_to_recordset($1::json) as g(id uuid, visitor_id uuid, name text, texts text[])
    ), people as (
      insert into visitors (id, site_id, name, email, created_at)
      select visitor_id, s.id, name, name || '@example.com', at from given, (select id from sites limit 1) s returning id
    ), talks as (
      insert into conversations (id, site_id, visitor_id, status, closed_at, last_seq, visitor_message_count, created_at, updated_at)
      select id, (select s.id from sites s limit 1), visitor_id, 'closed', at, ${perConversation}, ${perConversation}, at, at
      from given returning id
    )
    insert into messages (id, conversation_id, seq, kind, author_kind, author_id, text, visitor_nth, agent_nth, created_at)
    select gen_random_uuid(), g.id, t.nth, 'text', 'visitor', g.visitor_id, t.text, t.nth, 0, g.at + interval '1 second' * t.nth
    from given g, unnest(g.texts) with ordinality as t(text, nth)`,
    [JSON.stringify(all), age],
  );
}
