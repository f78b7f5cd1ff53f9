import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createAgent } from '../src/agents/create-agent.ts';
import { connectRedis } from '../src/bus/redis.ts';
import type { VisitorActor } from '../src/core/actor.ts';
import { MessageLimit, visitorMessages } from '../src/core/message-limit.ts';
import { noRedis, RedisServer } from './cluster/redis.ts';
import { Servers } from './cluster/servers.ts';
import { eg } from './example.ts';

test('guessing by turns on two servers gives no more tries than on one', async () => {
  const servers = await Servers.start('postgres');
  onTestFinished(() => servers.close());
  const [one, other] = servers.two;
  const details = eg.agent();
  const { email } = await createAgent(one.db, details);
  const signIn = async (at: number, password: string) => {
    const server = at % 2 ? one : other;
    return (await server.rest('POST /api/agents/sign-in', { body: { email, password } })).status;
  };
  const statuses = await Promise.all(Array.from({ length: 14 }, (_, at) => signIn(at, 'x')));
  expect(statuses.filter((status) => status === 429)).toHaveLength(4);
  expect(await signIn(0, details.password)).toBe(429);
  servers.advance(15 * 60_000);
  expect(await signIn(1, details.password)).toBe(200);
});

describe('with Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    if (!noRedis) redis = await RedisServer.start();
  });
  afterAll(() => redis?.stop());
  beforeEach(({ skip }) => {
    if (noRedis) skip(noRedis);
  });

  /** The limits of two servers with one Redis, and of one flooding visitor how many messages are let through by turns. */
  async function twoLimits() {
    const clients = [await connectRedis(redis.url), await connectRedis(redis.url)];
    onTestFinished(() => {
      for (const client of clients) client.disconnect();
    });
    const limits = clients.map((client) => new MessageLimit({ client, prefix: 'test' }));
    return async (visitorId: string, times: number) => {
      let passed = 0;
      for (let at = 0; at < times; at += 1)
        await limits[at % 2]?.take(visitor(visitorId), 'sendMessage').then(
          () => (passed += 1),
          (error) => expect(error).toMatchObject({ body: { code: 'tooMany' } }),
        );
      return passed;
    };
  }

  const visitor = (visitorId: string): VisitorActor => ({
    kind: 'visitor',
    visitorId,
    siteId: visitorId,
    since: new Date(),
    locale: null,
    timeZone: null,
    page: null,
    from: { ip: '127.0.0.1', userAgent: null, origin: null, isOwnOrigin: false },
  });

  test('a flood by two servers gets no further than by one', async () => {
    const flood = await twoLimits();
    expect(await flood('flooding', visitorMessages * 2)).toBe(visitorMessages);
    expect(await flood('another', 10)).toBe(10);
  });

  test('while it is down, each server keeps the limit by itself', async () => {
    const flood = await twoLimits();
    await redis.stop();
    onTestFinished(() => redis.start());
    expect(await flood('meanwhile', visitorMessages * 3)).toBe(visitorMessages * 2);
  });
});
