import { Pool } from 'pg';
import { closeAll, connect, connectVisitors, type Person, send } from '../people.ts';
import { median, type Row, row } from '../row.ts';
import { type ServerName, startServer } from '../server-process.ts';
import { type Stage, signIn } from '../stage.ts';

const inFlight = 64;

/** F1: messages persisted (fsync) and delivered to every agent, per second. */
export async function measureThroughput(stage: Stage): Promise<Row[]> {
  const rates: Record<string, number[]> = {};
  const note = (name: string, rate: number) => {
    rates[name] = [...(rates[name] ?? []), rate];
  };
  for (let round = 0; round < stage.scale.rounds; round += 1) {
    for (const name of ['deskbell', 'no-database', 'plain-transaction'] as const)
      note(name, await rateOf(stage, name));
    note('insert', await insertRate(stage));
  }
  const of = (name: string) => median(rates[name] ?? []);
  const result = (beside: string, name: string, atLeast: number) =>
    row({
      id: 'F1',
      what: 'persisted and delivered',
      value: of('deskbell'),
      unit: 'messages/s',
      beside,
      besideValue: of(name),
      reach: { atLeast },
    });
  return [
    result('no database', 'no-database', 0.7),
    result('plain transaction each', 'plain-transaction', 4),
    result('single-row INSERT, 8 clients', 'insert', 1.4),
  ];
}

async function rateOf(stage: Stage, name: ServerName): Promise<number> {
  const server = await startServer(name, { DATABASE_URL: stage.databaseUrl });
  const token = name === 'deskbell' ? await signIn(server.url, stage.admin) : 'none';
  const { agents, visitors: count, messages } = stage.scale;
  const expected = messages * agents;
  let delivered = 0;
  const { promise: allDelivered, resolve } = Promise.withResolvers<void>();
  const hear = (event: string) => {
    if (event !== 'messageStored') return;
    delivered += 1;
    if (delivered === expected) resolve();
  };
  const team = await Promise.all(
    Array.from({ length: agents }, () => connect(server.url, { actor: 'agent', token }, hear)),
  );
  const visitors = await connectVisitors(server.url, count);
  const startedAt = performance.now();
  await sendInTurn(visitors, messages);
  await allDelivered;
  const seconds = (performance.now() - startedAt) / 1_000;
  closeAll([...team, ...visitors]);
  await server.stop();
  return messages / seconds;
}

/** A closed loop: so many messages under way, each visitor in turn. */
async function sendInTurn(visitors: Person[], messages: number): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < messages) {
      const at = next++;
      const visitor = visitors[at % visitors.length];
      if (visitor) await send(visitor, `Message number ${at} with some words in it`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}

/** What the same database does with nothing but one prepared INSERT, as `pgbench` would drive it at 8 clients. */
async function insertRate(stage: Stage): Promise<number> {
  const pool = new Pool({ connectionString: stage.databaseUrl, max: 8 });
  await pool.query(
    'create table if not exists bench_rows (id uuid primary key, text text not null)',
  );
  const startedAt = performance.now();
  let left = stage.scale.messages;
  const worker = async () => {
    const client = await pool.connect();
    while (left-- > 0)
      await client.query({
        name: 'insert',
        text: 'insert into bench_rows values ($1, $2)',
        values: [crypto.randomUUID(), 'Message with some words in it'],
      });
    client.release();
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  const rate = stage.scale.messages / ((performance.now() - startedAt) / 1_000);
  await pool.end();
  return rate;
}
