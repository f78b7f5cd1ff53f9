import { Chats } from '../chats.ts';
import { insertRate } from '../insert-rate.ts';
import { median, type Row, row } from '../row.ts';
import { type ServerName, startServer } from '../server-process.ts';
import type { Stage } from '../stage.ts';

/** How many messages are under way at a time. */
const inFlight = 256;

/** F1: messages persisted (fsync) and delivered to the other side, half of them replies, per second. */
export async function measureThroughput(stage: Stage): Promise<Row[]> {
  const rates = new Map<string, number[]>();
  const note = (name: string, rate: number) => rates.set(name, [...(rates.get(name) ?? []), rate]);
  const inserts = insertRate(stage, 8);
  for (let round = 0; round < stage.scale.rounds; round += 1) {
    for (const name of ['deskbell', 'no-database', 'plain-transaction'] as const)
      note(name, await rateOf(stage, name));
    note('insert', await inserts.measure());
  }
  const of = (name: string) => median(rates.get(name) ?? []);
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
    result('the same server, no database', 'no-database', 0.7),
    result('a plain transaction each', 'plain-transaction', 4),
    result(`single-row INSERT, 8 clients (${inserts.by})`, 'insert', 1.4),
  ];
}

async function rateOf(stage: Stage, name: ServerName): Promise<number> {
  const server = await startServer(name, { DATABASE_URL: stage.databaseUrl });
  const { agents, visitors, messages } = stage.scale;
  const chats = await Chats.open(server.url, { tokens: stage.team.slice(0, agents), visitors });
  // Compiled before the clock runs.
  await inTurn(chats, Math.ceil(messages / 5));
  const startedAt = performance.now();
  await inTurn(chats, messages);
  const seconds = (performance.now() - startedAt) / 1_000;
  chats.close();
  await server.stop();
  return messages / seconds;
}

/** A closed loop: the next message leaves when an earlier one has been delivered. */
async function inTurn(chats: Chats, count: number): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const nth = next;
      next += 1;
      await chats.exchange(nth);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}
