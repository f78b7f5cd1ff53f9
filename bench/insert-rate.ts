import { execFile, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { Stage } from './stage.ts';

const seconds = 3;

/** Single-row INSERTs a second that the stage's PostgreSQL makes durable, for so many clients. */
export type InsertRate = {
  /** What drives it: `pgbench` where the machine has it, else Node. */
  by: 'pgbench' | 'node';
  measure(): Promise<number>;
};

const table = 'create table if not exists bench_rows (id uuid primary key, text text not null)';
const insert = "insert into bench_rows values (gen_random_uuid(), 'Message with some words in it')";

export function insertRate(stage: Stage, clients: number): InsertRate {
  return hasPgbench()
    ? { by: 'pgbench', measure: () => byPgbench(stage, clients) }
    : { by: 'node', measure: () => byNode(stage, clients) };
}

function hasPgbench(): boolean {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function byPgbench(stage: Stage, clients: number): Promise<number> {
  await withClient(stage, (client) => client.query(table));
  const script = join(stage.folder, 'insert.sql');
  writeFileSync(script, `${insert};\n`);
  const url = new URL(stage.databaseUrl);
  const { stdout } = await promisify(execFile)(
    'pgbench',
    [
      ...['--no-vacuum', '--protocol=prepared', `--client=${clients}`, '--jobs=1'],
      ...[`--time=${seconds}`, `--file=${script}`, '-h', url.hostname, '-p', url.port],
      ...['-U', url.username, url.pathname.slice(1)],
    ],
    { env: { ...process.env, PGPASSWORD: decodeURIComponent(url.password) } },
  );
  const rate = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
  // Without one transaction in all that time it says none.
  return Number(rate ?? 0);
}

async function byNode(stage: Stage, clients: number): Promise<number> {
  await withClient(stage, (client) => client.query(table));
  const startedAt = performance.now();
  const rates = Array.from({ length: clients }, () =>
    withClient(stage, async (client) => {
      let count = 0;
      while (performance.now() - startedAt < seconds * 1_000) {
        await client.query({ name: 'insert', text: insert });
        count += 1;
      }
      return count / seconds;
    }),
  );
  return (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0);
}

async function withClient<Value>(
  { databaseUrl }: Stage,
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
