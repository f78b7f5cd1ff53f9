import { closeAll, connect, connectVisitors, type Person } from '../people.ts';
import { type Row, row } from '../row.ts';
import { startServer } from '../server-process.ts';
import type { Stage } from '../stage.ts';

/** F4: everyone comes back at once, each caught up. */
export async function measureReconnectStorm(stage: Stage): Promise<Row[]> {
  const { storm } = stage.scale;
  return [
    row({
      id: 'F4',
      what: `${storm} clients back at once, caught up`,
      value: await ours(stage, storm),
      unit: 'ms',
      beside: 'bare Socket.IO accept',
      besideValue: await bare(storm),
      reach: { atMost: 2 },
    }),
  ];
}

async function ours(stage: Stage, count: number): Promise<number> {
  const server = await startServer('deskbell', { DATABASE_URL: stage.databaseUrl });
  const before = await connectVisitors(server.url, count);
  closeAll(before);
  const startedAt = performance.now();
  const back = await Promise.all(before.map((person) => comeBack(server.url, person)));
  const taken = performance.now() - startedAt;
  closeAll(back);
  await server.stop();
  return taken;
}

async function comeBack(url: string, { token, welcome }: Person): Promise<Person> {
  const person = await connect(url, { actor: 'visitor', ...(token ? { token } : {}) });
  const answer = await person.link.call('catchUp', { cursor: welcome.cursor }, 60_000);
  if (!answer.ok) throw new Error(`catchUp: ${answer.error.code}`);
  return person;
}

async function bare(count: number): Promise<number> {
  const server = await startServer('bare-socket-io');
  closeAll(await connectVisitors(server.url, count));
  const startedAt = performance.now();
  const back = await Promise.all(
    Array.from({ length: count }, () => connect(server.url, { actor: 'visitor' })),
  );
  const taken = performance.now() - startedAt;
  closeAll(back);
  await server.stop();
  return taken;
}
