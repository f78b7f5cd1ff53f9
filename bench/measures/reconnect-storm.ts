import { answer, Chats, ring } from '../chats.ts';
import { storm } from '../generators/start-storm.ts';
import type { Returning, Stormed } from '../generators/storm.ts';
import { type Offered, offer } from '../offer.ts';
import { closeAll, connect, connectVisitors, inWaves } from '../people.ts';
import { median, percentile, type Row, row } from '../row.ts';
import { startServer } from '../server-process.ts';
import type { Stage } from '../stage.ts';

/** Those who talk on while the others come back, and how much. */
const talking = 50;
const perSecond = 200;
/** Of those who come back, one in so many has missed a message. */
const oneMissedIn = 10;

type Ours = { stormed: Stormed; before: Offered; meanwhile: Offered };

/** F4: everyone comes back at once, each caught up, while others talk. */
export async function measureReconnectStorm(stage: Stage): Promise<Row[]> {
  const ours: Ours[] = [];
  const bare: number[] = [];
  for (let round = 0; round < stage.scale.stormRounds; round += 1) {
    ours.push(await oursIn(stage));
    bare.push(await bareMs(stage.scale.storm));
  }
  const p99 = (of: (round: Ours) => Offered) =>
    median(ours.map((round) => percentile(of(round).taken, 0.99)));
  return [
    row({
      id: 'F4',
      what: `${stage.scale.storm.toLocaleString('en')} clients back at once, caught up`,
      value: median(ours.map(({ stormed }) => stormed.ms)),
      unit: 'ms',
      beside: 'bare Socket.IO accept',
      besideValue: median(bare),
      reach: { atMost: 2 },
      failed: ours.reduce((sum, { stormed }) => sum + stormed.failed, 0),
    }),
    row({
      id: 'F4',
      what: `sends meanwhile, ${perSecond}/s, p99`,
      value: p99(({ meanwhile }) => meanwhile),
      unit: 'ms',
      beside: 'without the storm',
      besideValue: p99(({ before }) => before),
      reach: { atMost: 2 },
      failed: ours.reduce(
        (sum, { before, meanwhile }) => sum + before.failed + meanwhile.failed,
        0,
      ),
    }),
  ];
}

async function oursIn(stage: Stage): Promise<Ours> {
  const server = await startServer('deskbell', { DATABASE_URL: stage.databaseUrl });
  const tokens = stage.team.slice(0, 10);
  const chats = await Chats.open(server.url, { tokens, visitors: talking });
  const returning = await leave(server.url, stage);
  const send = (nth: number) => chats.exchange(nth);
  const before = await offer({ perSecond, until: stage.scale.seconds, send });
  let isOver = false;
  const stormed = storm(server.url, returning).finally(() => {
    isOver = true;
  });
  const meanwhile = await offer({ perSecond, until: () => isOver, send });
  const result = { stormed: await stormed, before, meanwhile };
  if (result.stormed.firstError) console.log(`  ${result.stormed.firstError}`);
  chats.close();
  await server.stop();
  return result;
}

/** Visitors who have all there is go offline; one in ten is written to after that. */
async function leave(url: string, { team, scale }: Stage): Promise<Returning[]> {
  const guests = await connectVisitors(url, scale.storm);
  const conversationIds = await inWaves(guests, ring);
  // Whoever connects now is told where the feed has come to, which is the same place for all.
  const agent = await connect(url, { actor: 'agent', token: team.at(-1) ?? '' });
  closeAll(guests);
  const { cursor } = agent.welcome;
  const back = guests.map(({ token }): Returning => ({ cursor, ...(token ? { token } : {}) }));
  // Once before it counts, so that the server is as warm as the bare one.
  await storm(url, back);
  const returning = await inWaves(back, async (one, nth) => {
    if (nth % oneMissedIn > 0) return one;
    return { ...one, missedId: await answer(agent, conversationIds[nth] ?? '') };
  });
  agent.link.close();
  return returning;
}

async function bareMs(count: number): Promise<number> {
  const server = await startServer('bare-socket-io');
  const nobody = Array.from({ length: count }, (): Returning => ({}));
  // As many came before, so that both servers are warm.
  await storm(server.url, nobody);
  const { ms, firstError } = await storm(server.url, nobody);
  if (firstError) throw new Error(firstError);
  await server.stop();
  return ms;
}
