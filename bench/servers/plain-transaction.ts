import { Pool } from 'pg';
import { serveStub } from './chat-stub.ts';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(`create table if not exists plain_threads (id uuid primary key, last_seq int not null);
  create table if not exists plain_messages (id uuid primary key, thread_id uuid not null, seq int not null,
    text text not null, created_at timestamptz not null default now(), unique (thread_id, seq))`);

// What anybody would write first: begin, take the number, insert, commit.
await serveStub(
  async ({ id, conversationId, text }) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query(
        `insert into plain_threads values ($1, 1)
         on conflict (id) do update set last_seq = plain_threads.last_seq + 1 returning last_seq`,
        [conversationId],
      );
      const seq = rows[0].last_seq;
      await client.query(
        'insert into plain_messages (id, thread_id, seq, text) values ($1, $2, $3, $4)',
        [id, conversationId, seq, text],
      );
      await client.query('commit');
      return seq;
    } finally {
      client.release();
    }
  },
  () => pool.end(),
);
