import { Client } from 'pg';
import { Chats } from '../chats.ts';
import { type Offered, offer } from '../offer.ts';
import { median, percentile, type Row, row } from '../row.ts';
import { type ServerName, startServer } from '../server-process.ts';
import type { Stage } from '../stage.ts';

const rates = [200, 1_000, 3_000];

type Round = { ours: Offered; floor: Offered; commits: number[] };

/** F2: from when a message was due until the other side has it, at three loads. */
export async function measureLatency(stage: Stage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const perSecond of rates) {
    const rounds: Round[] = [];
    for (let round = 0; round < stage.scale.rounds; round += 1)
      rounds.push({
        ours: await latencies(stage, 'deskbell', perSecond),
        floor: await latencies(stage, 'no-database', perSecond),
        commits: await commitsMs(stage),
      });
    rows.push(resultOf(rounds, { perSecond, share: 0.5, atMost: 1.5 }));
    rows.push(resultOf(rounds, { perSecond, share: 0.99, atMost: 2 }));
  }
  return rows;
}

type Asked = { perSecond: number; share: number; atMost: number };

function resultOf(rounds: Round[], { perSecond, share, atMost }: Asked): Row {
  const of = (values: (round: Round) => number[]) =>
    median(rounds.map((round) => percentile(values(round), share)));
  return row({
    id: 'F2',
    what: `sent → the other side has it, ${perSecond.toLocaleString('en')}/s, p${share * 100}`,
    value: of(({ ours }) => ours.taken),
    unit: 'ms',
    beside: 'no database + one commit',
    besideValue: of(({ floor }) => floor.taken) + of(({ commits }) => commits),
    reach: { atMost },
    failed: rounds.reduce((sum, { ours }) => sum + ours.failed, 0),
  });
}

async function latencies(stage: Stage, name: ServerName, perSecond: number): Promise<Offered> {
  const server = await startServer(name, { DATABASE_URL: stage.databaseUrl });
  const { agents, visitors, seconds } = stage.scale;
  const chats = await Chats.open(server.url, { tokens: stage.team.slice(0, agents), visitors });
  const send = (nth: number) => chats.exchange(nth);
  await offer({ perSecond, until: 1, send });
  const offered = await offer({ perSecond, until: seconds, send });
  chats.close();
  await server.stop();
  return offered;
}

/** What one commit of one row takes while nothing else is asked. */
async function commitsMs({ databaseUrl }: Stage): Promise<number[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('create table if not exists bench_commits (id uuid primary key)');
  const taken: number[] = [];
  for (let nth = 0; nth < 500; nth += 1) {
    const startedAt = performance.now();
    const text = 'insert into bench_commits values (gen_random_uuid())';
    await client.query({ name: 'commit', text });
    taken.push(performance.now() - startedAt);
  }
  await client.end();
  return taken;
}
