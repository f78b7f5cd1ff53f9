import { Client as Database } from 'pg';
import type { Client } from './people/client.ts';
import type { Company } from './people/company.ts';
import { until } from './stage/until.ts';

const calmWithinMs = 120_000;

/**
 * Heals everything, and waits until every client is level with a database that does not change any more and has nothing
 * left to send.
 * @returns what did not settle in time, in words; nothing where all did
 */
export async function settle(
  { stage, clients, proxies, pace }: Company,
  withinMs = calmWithinMs,
): Promise<string[]> {
  pace.speed = 1;
  for (const server of stage.servers) server.thaw();
  stage.redis?.thaw();
  for (const proxy of proxies) proxy.heal();
  await Promise.all(clients.map((client) => client.startAgain()));
  const database = new Database(stage.postgres.url);
  await database.connect();
  let since = Date.now();
  try {
    const isCalm = () => {
      since = Date.now();
      return areAtRest(clients, { database, since });
    };
    await until('rest', isCalm, withinMs);
    return [];
  } catch (error) {
    return [String(error), ...clients.flatMap((client) => unrestOf(client, since))];
  } finally {
    await database.end();
  }
}

async function areAtRest(
  clients: readonly Client[],
  { database, since }: { database: Database; since: number },
): Promise<boolean> {
  if (await isParked(database)) return false;
  const before = await changesIn(database);
  for (const { engine } of clients) engine.wake();
  const isAsked = () => clients.every((client) => unrestOf(client, since).length === 0);
  await until('everyone level', isAsked, 10_000).catch(() => undefined);
  return isAsked() && before === (await changesIn(database));
}

/** What keeps a client from being at rest, in words. */
function unrestOf(client: Client, since: number): string[] {
  const { state } = client.engine;
  const waiting = state.outbox.filter((entry) => entry.state !== 'refused');
  const problems = [
    state.refusal && `was turned away for good: ${state.refusal.code}`,
    state.link !== 'online' && `is ${state.link}`,
    !state.isLevel && 'is not level',
    waiting.length > 0 && `has ${waiting.length} messages unsent, the first "${waiting[0]?.text}"`,
    client.levelSince < since && 'has not caught up again',
    client.isStoreBusy && 'is still writing to its store',
    [...state.threads.values()].some(({ isLoading }) => isLoading) && 'is still reading a thread',
  ];
  return problems.flatMap((problem) => (problem ? [`${client.name} ${problem}`] : []));
}

/** Whether a conversation will come back by itself, while all are being compared. */
async function isParked(database: Database): Promise<boolean> {
  const { rows } = await database.query(`select 1 from conversations where status = 'pending'`);
  return rows.length > 0;
}

/** The newest place of the change feed. */
async function changesIn(database: Database): Promise<string> {
  const tables = ['conversations', 'messages', 'receipts', 'visitors', 'agents', 'tombstones'];
  const parts = tables.map((table) => `select max(changed_n) as n from ${table}`);
  const { rows } = await database.query(`select max(n) as n from (${parts.join(' union all ')}) x`);
  return String(rows[0]?.n);
}
