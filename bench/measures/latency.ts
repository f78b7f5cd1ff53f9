import { Pool } from 'pg';
import { closeAll, connect, connectVisitors, type Person, send } from '../people.ts';
import { median, percentile, type Row, row } from '../row.ts';
import { type ServerName, startServer } from '../server-process.ts';
import { type Stage, signIn } from '../stage.ts';

const perSecond = 200;
const seconds = 5;

/** F2: from sending until an agent has it, at 200 messages a second offered. */
export async function measureLatency(stage: Stage): Promise<Row[]> {
  const ours = await latencies(stage, 'deskbell');
  const floor = await latencies(stage, 'no-database');
  const commit = await commitMs(stage);
  const result = (what: string, share: number, atMost: number) =>
    row({
      id: 'F2',
      what: `send → agent has it, ${perSecond}/s, ${what}`,
      value: percentile(ours, share),
      unit: 'ms',
      beside: 'no database + one commit',
      besideValue: percentile(floor, share) + commit,
      reach: { atMost },
    });
  return [result('p50', 0.5, 1.5), result('p99', 0.99, 2)];
}

async function latencies(stage: Stage, name: ServerName): Promise<number[]> {
  const server = await startServer(name, { DATABASE_URL: stage.databaseUrl });
  const token = name === 'deskbell' ? await signIn(server.url, stage.admin) : 'none';
  const sentAt = new Map<string, number>();
  const taken: number[] = [];
  const agent = await connect(server.url, { actor: 'agent', token }, (event, body) => {
    if (event !== 'messageStored') return;
    const { message } = body as { message: { text: string } };
    const at = sentAt.get(message.text);
    if (at !== undefined) taken.push(performance.now() - at);
  });
  const visitors = await connectVisitors(server.url, stage.scale.visitors);
  const sends: Promise<string>[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  let number = 0;
  const timer = setInterval(() => {
    const visitor = visitors[number % visitors.length] as Person;
    const text = `Number ${number++}`;
    sentAt.set(text, performance.now());
    sends.push(send(visitor, text));
    if (number < perSecond * seconds) return;
    clearInterval(timer);
    resolve();
  }, 1_000 / perSecond);
  await done;
  await Promise.all(sends);
  // Acks and events share a socket's order, but agents hear on their own: a last round trip closes the account.
  await agent.link
    .call('catchUp', { cursor: agent.welcome.cursor, limit: 1 }, 10_000)
    .catch(() => undefined);
  closeAll([agent, ...visitors]);
  await server.stop();
  return taken;
}

async function commitMs(stage: Stage): Promise<number> {
  const pool = new Pool({ connectionString: stage.databaseUrl, max: 1 });
  await pool.query('create table if not exists bench_commits (id uuid primary key)');
  const taken: number[] = [];
  for (let at = 0; at < 200; at += 1) {
    const startedAt = performance.now();
    await pool.query('insert into bench_commits values ($1)', [crypto.randomUUID()]);
    taken.push(performance.now() - startedAt);
  }
  await pool.end();
  return median(taken);
}
