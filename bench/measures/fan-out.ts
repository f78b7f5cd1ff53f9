import { Chats } from '../chats.ts';
import { offer } from '../offer.ts';
import { postgresCpu } from '../postgres-cpu.ts';
import { median, type Row, row } from '../row.ts';
import { startServer } from '../server-process.ts';
import type { Stage } from '../stage.ts';

const perSecond = 1_000;
const visitors = 200;

/** CPU for each message, in µs. */
type Cost = { server: number; postgres: number; failed: number };

/** F7: what a message costs the server with a hundred agents online, beside two; PostgreSQL's share apart. */
export async function measureFanOut(stage: Stage): Promise<Row[]> {
  const few: Cost[] = [];
  const many: Cost[] = [];
  for (let round = 0; round < stage.scale.rounds; round += 1) {
    few.push(await costWith(stage, 2));
    many.push(await costWith(stage, 100));
  }
  const result = (what: string, of: (cost: Cost) => number) =>
    row({
      id: 'F7',
      what: `${what} CPU per message at ${perSecond.toLocaleString('en')}/s, 100 agents online`,
      value: median(many.map(of)),
      unit: 'µs',
      beside: '2 agents',
      besideValue: median(few.map(of)),
      reach: { atMost: 1.5 },
      failed: [...few, ...many].reduce((sum, { failed }) => sum + failed, 0),
    });
  const rows = [result('server', ({ server }) => server)];
  // Only Linux tells what other processes use.
  if (process.platform === 'linux') rows.push(result('PostgreSQL', ({ postgres }) => postgres));
  return rows;
}

/** The agents online share the visitors; everyone else's messages reach them as lists only. */
async function costWith(stage: Stage, agents: number): Promise<Cost> {
  const server = await startServer('deskbell', { DATABASE_URL: stage.databaseUrl });
  const chats = await Chats.open(server.url, { tokens: stage.team.slice(0, agents), visitors });
  const send = (nth: number) => chats.exchange(nth);
  await offer({ perSecond, until: 1, send });
  const before = { server: await server.cpu(), postgres: postgresCpu(stage.folder) };
  const { taken, failed } = await offer({ perSecond, until: stage.scale.seconds, send });
  const after = { server: await server.cpu(), postgres: postgresCpu(stage.folder) };
  chats.close();
  await server.stop();
  return {
    server: (after.server - before.server) / taken.length,
    postgres: (after.postgres - before.postgres) / taken.length,
    failed,
  };
}
