import { closeAll, connect, connectVisitors, type Person, send } from '../people.ts';
import { hasRedis, type RedisProcess, startRedis } from '../redis-process.ts';
import { median, percentile, type Row, row } from '../row.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import { type Stage, signIn } from '../stage.ts';

const perSecond = 200;
const seconds = 5;
/** So many that none of them sends as much as is counted in Redis. */
const talks = 120;

/** What a second server may add, in ms. */
const mayAdd = 3;

const ways = ['redis', 'postgres', 'pub-sub'] as const;
type Way = (typeof ways)[number];
const names: Record<Way, string> = {
  redis: 'Redis Streams',
  'pub-sub': 'Redis pub/sub (not chosen)',
  postgres: 'Postgres',
};

/** When one message was heard by the agent's device on the same server and by the one on the other. */
type Heard = { here: number[]; there: number[] };

/** One look at one way: the paced latencies, how fast everything was heard there, and what it cost. */
type Look = { paced: Heard; perSecond: number; cpuPerMessage: number };

/**
 * F5: from sending until an agent on another server has it, beside the same agent’s device on the sender’s server: both
 * hear the same messages, so that whatever else slows them slows both.
 */
export async function measureTwoServers(stage: Stage): Promise<Row[]> {
  if (!hasRedis()) {
    console.log('  left out: redis-server is not installed');
    return [];
  }
  const looks: Record<Way, Look[]> = { redis: [], postgres: [], 'pub-sub': [] };
  const redis = await startRedis();
  try {
    for (let round = 0; round < stage.scale.rounds; round += 1)
      for (const way of ways) looks[way].push(await lookAt(way, stage, redis));
  } finally {
    await redis.stop();
  }
  return ways.flatMap((way) => rowsOf(way, looks));
}

function rowsOf(way: Way, looks: Record<Way, Look[]>): Row[] {
  const middle = (of: Way, figure: (look: Look) => number) => median(looks[of].map(figure));
  const at = (share: number, where: keyof Heard) => (look: Look) =>
    percentile(look.paced[where], share);
  return [
    row({
      id: 'F5',
      what: `${names[way]}: a second server adds, ${perSecond}/s, p50`,
      value: middle(way, (look) => at(0.5, 'there')(look) - at(0.5, 'here')(look)),
      unit: 'ms',
      beside: 'what it may add',
      besideValue: mayAdd,
      reach: { atMost: 1 },
    }),
    row({
      id: 'F5',
      what: `${names[way]}: heard on the other server, ${perSecond}/s, p99`,
      value: middle(way, at(0.99, 'there')),
      unit: 'ms',
      beside: 'on the same server',
      besideValue: middle(way, at(0.99, 'here')),
      reach: { atMost: 2 },
    }),
    row({
      id: 'F5',
      what: `${names[way]}: heard on the other server, sent as fast as answered`,
      value: middle(way, (look) => look.perSecond),
      unit: '/s',
      beside: names.redis,
      besideValue: middle('redis', (look) => look.perSecond),
      reach: { atLeast: 0.8 },
    }),
    row({
      id: 'F5',
      what: `${names[way]}: CPU of both servers, a message`,
      value: middle(way, (look) => look.cpuPerMessage),
      unit: 'µs',
      beside: names.redis,
      besideValue: middle('redis', (look) => look.cpuPerMessage),
      reach: { atMost: 1.25 },
    }),
  ];
}

async function lookAt(way: Way, stage: Stage, redis: RedisProcess): Promise<Look> {
  const env: Record<string, string> = {
    DATABASE_URL: stage.databaseUrl,
    ...(way === 'postgres' ? {} : { REDIS_URL: redis.url }),
  };
  const name = way === 'pub-sub' ? 'deskbell-pub-sub' : 'deskbell';
  const [one, other] = [await startServer(name, env), await startServer(name, env)];
  try {
    const crew = await meet(one, other, await signIn(one.url, stage.admin));
    const paced = await offered(crew);
    const { messages } = stage.scale;
    const cpuBefore = await cpu(one, other);
    const heardPerSecond = await rushed(crew, messages);
    const cpuPerMessage = ((await cpu(one, other)) - cpuBefore) / messages;
    closeAll([...crew.visitors, crew.here, crew.there]);
    return { paced, perSecond: heardPerSecond, cpuPerMessage };
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

/** Sends as fast as answers come; answers how many a second were heard on the other server. */
async function rushed({ visitors, hear }: Crew, count: number): Promise<number> {
  let left = count;
  const { promise: done, resolve } = Promise.withResolvers<void>();
  hear((text, where) => {
    if (where === 'there' && text.startsWith('Rushed')) left -= 1;
    if (left === 0) resolve();
  });
  const startedAt = performance.now();
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
  return (count / (performance.now() - startedAt)) * 1_000;
}

async function cpu(...servers: ServerProcess[]): Promise<number> {
  const used = await Promise.all(servers.map((server) => server.usage()));
  return used.reduce((sum, usage) => sum + usage.cpu, 0);
}
