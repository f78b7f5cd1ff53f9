import { closeAll, connect, connectVisitors, send } from '../people.ts';
import { type Row, row } from '../row.ts';
import { startServer } from '../server-process.ts';
import { type Stage, signIn } from '../stage.ts';

/** F7: what a message costs the server with a hundred agents online, beside two. */
export async function measureFanOut(stage: Stage): Promise<Row[]> {
  const few = await cpuPerMessage(stage, 2);
  const many = await cpuPerMessage(stage, 100);
  return [
    row({
      id: 'F7',
      what: 'server CPU per message, 100 agents online',
      value: many,
      unit: 'µs',
      beside: '2 agents',
      besideValue: few,
      reach: { atMost: 1.5 },
    }),
  ];
}

async function cpuPerMessage(stage: Stage, agents: number): Promise<number> {
  const server = await startServer('deskbell', { DATABASE_URL: stage.databaseUrl });
  const token = await signIn(server.url, stage.admin);
  const team = await Promise.all(
    Array.from({ length: agents }, () => connect(server.url, { actor: 'agent', token })),
  );
  const visitors = await connectVisitors(server.url, 20);
  const messages = 500;
  for (const visitor of visitors) await send(visitor, 'The first one starts the conversation');
  const before = await server.usage();
  await Promise.all(
    visitors.map(async (visitor) => {
      for (let at = 0; at < messages / visitors.length; at += 1)
        await send(visitor, `Number ${at}`);
    }),
  );
  const after = await server.usage();
  closeAll([...team, ...visitors]);
  await server.stop();
  return (after.cpu - before.cpu) / messages;
}
