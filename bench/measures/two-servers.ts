import { closeAll, connect, connectVisitors, type Person, send } from '../people.ts';
import { type RedisProcess, startRedis } from '../redis-process.ts';
import { percentile, type Row, row } from '../row.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import { type Stage, signIn } from '../stage.ts';

const perSecond = 200;
const seconds = 5;
const talks = 50;

/** What a second server may add, in ms. */
const mayAdd = 3;

type Way = 'redis' | 'pub-sub' | 'postgres';
const names: Record<Way, string> = {
  redis: 'Redis Streams',
  'pub-sub': 'Redis pub/sub',
  postgres: 'Postgres',
};

/** When one message was heard by the agent's device on the same server and by the one on the other. */
type Heard = { here: number[]; there: number[] };

/**
 * F5: from sending until an agent on another server has it, beside the same agent’s device on the sender’s server: both
 * hear the same messages, so that whatever else slows them slows both.
 */
export async function measureTwoServers(stage: Stage): Promise<Row[]> {
  const redis = await startRedis();
  try {
    const rows: Row[] = [];
    for (const way of ['redis', 'postgres', 'pub-sub'] as const)
      rows.push(...(await measureWay(stage, redis, way)));
    return rows;
  } finally {
    await redis.stop();
  }
}

async function measureWay(stage: Stage, redis: RedisProcess, way: Way): Promise<Row[]> {
  const env: Record<string, string> = {
    DATABASE_URL: stage.databaseUrl,
    ...(way === 'postgres' ? {} : { REDIS_URL: redis.url }),
  };
  const name = way === 'pub-sub' ? 'deskbell-pub-sub' : 'deskbell';
  const [one, other] = [await startServer(name, env), await startServer(name, env)];
  try {
    const token = await signIn(one.url, stage.admin);
    const crew = await meet(one, other, token);
    const paced = await offered(crew);
    const cpuBefore = await cpu(one, other);
    const rush = await rushed(crew, stage.scale.messages);
    const cpuPerMessage = ((await cpu(one, other)) - cpuBefore) / stage.scale.messages;
    closeAll([...crew.visitors, crew.here, crew.there]);
    const added = (share: number) => percentile(paced.there, share) - percentile(paced.here, share);
    const of = (what: string) => `${names[way]}: ${what}`;
    const common = { id: 'F5', beside: 'what it may add', besideValue: mayAdd, unit: 'ms' };
    const atMost = (most: number) => ({ reach: { atMost: most } });
    return [
      row({
        ...common,
        what: of(`a second server adds, ${perSecond}/s, p50`),
        value: added(0.5),
        ...atMost(1),
      }),
      row({
        ...common,
        what: of(`a second server adds, ${perSecond}/s, p99`),
        value: added(0.99),
        ...atMost(10),
      }),
      row({
        id: 'F5',
        what: of('all sent at once, heard on the other server'),
        value: rush.there,
        unit: '/s',
        beside: 'heard on the same',
        besideValue: rush.here,
        reach: { atLeast: 0.9 },
      }),
      row({
        id: 'F5',
        what: of('CPU of both servers, a message'),
        value: cpuPerMessage,
        unit: 'µs',
        beside: 'one millisecond',
        besideValue: 1_000,
        reach: { atMost: 2 },
      }),
    ];
  } finally {
    await one.stop();
    await other.stop();
  }
}

type Crew = { visitors: Person[]; here: Person; there: Person; hear(on: Hearing | null): void };
type Hearing = (text: string, where: keyof Heard) => void;

/** Visitors on one server, each in a talk with the agent, who has a device on either. */
async function meet(one: ServerProcess, other: ServerProcess, token: string): Promise<Crew> {
  let hearing: Hearing | null = null;
  const device = (url: string, where: keyof Heard) =>
    connect(url, { actor: 'agent', token }, (event, body) => {
      if (event !== 'messageStored') return;
      const { message } = body as { message: { text: string } };
      hearing?.(message.text, where);
    });
  const [here, there] = [await device(one.url, 'here'), await device(other.url, 'there')];
  const visitors = await connectVisitors(one.url, talks);
  for (const visitor of visitors) {
    await send(visitor, 'Hello');
    const listed = await visitor.link.call('listConversations', {}, 10_000);
    const conversationId = listed.ok ? (listed.value.conversations[0]?.id ?? '') : '';
    await here.link.call('acceptConversation', { conversationId }, 10_000);
  }
  return {
    visitors,
    here,
    there,
    hear: (on) => {
      hearing = on;
    },
  };
}

/** Sends so many a second; answers how long each took, on either server. */
async function offered({ visitors, hear }: Crew): Promise<Heard> {
  const count = perSecond * seconds;
  const sentAt = new Map<string, number>();
  const heard: Heard = { here: [], there: [] };
  const { promise: done, resolve } = Promise.withResolvers<void>();
  hear((text, where) => {
    const at = sentAt.get(text);
    if (at === undefined) return;
    heard[where].push(performance.now() - at);
    if (heard.here.length + heard.there.length === 2 * count) resolve();
  });
  const sends: Promise<string>[] = [];
  const timer = setInterval(() => {
    const text = `Paced ${sends.length}`;
    sentAt.set(text, performance.now());
    sends.push(send(visitors[sends.length % visitors.length] as Person, text));
    if (sends.length === count) clearInterval(timer);
  }, 1_000 / perSecond);
  await done;
  await Promise.all(sends);
  hear(null);
  return heard;
}

/** Sends as fast as answers come; answers how many a second were heard on either server. */
async function rushed(
  { visitors, hear }: Crew,
  count: number,
): Promise<Record<keyof Heard, number>> {
  const left = { here: count, there: count };
  const perSecondHeard = { here: 0, there: 0 };
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const startedAt = performance.now();
  hear((text, where) => {
    if (!text.startsWith('Rushed')) return;
    left[where] -= 1;
    if (left[where] === 0)
      perSecondHeard[where] = (count / (performance.now() - startedAt)) * 1_000;
    if (left.here === 0 && left.there === 0) resolve();
  });
  let number = 0;
  await Promise.all(
    visitors.map(async (visitor) => {
      while (number < count) {
        number += 1;
        await send(visitor, `Rushed ${number}`);
      }
    }),
  );
  await done;
  hear(null);
  return perSecondHeard;
}

async function cpu(...servers: ServerProcess[]): Promise<number> {
  const used = await Promise.all(servers.map((server) => server.usage()));
  return used.reduce((sum, usage) => sum + usage.cpu, 0);
}
