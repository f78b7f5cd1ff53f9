import { afterEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import { noRedis, RedisServer } from './cluster/redis.ts';
import { ring } from './scenes.ts';

let app: TestApp | undefined;
let redis: RedisServer | undefined;
afterEach(async () => {
  await app?.close();
  await redis?.stop();
  app = undefined;
  redis = undefined;
});

test.skipIf(noRedis !== null)(
  `without its Redis a server serves on, says that it limps, and recovers by itself${noRedis ? ` (skipped: ${noRedis})` : ''}`,
  async () => {
    redis = await RedisServer.start();
    const served = await startTestApp({ redisUrl: redis.url });
    app = served;
    const bus = async () => {
      const { status, body } = await served.rest('GET /readyz');
      const metrics = String((await served.rest('GET /metrics')).body.text);
      const { state } = (body.parts as Record<string, { state: string }>).bus ?? {};
      return [status, state, /^deskbell_bus_up (\d)$/m.exec(metrics)?.[1]];
    };
    expect(await bus()).toEqual([200, 'ok', '1']);
    await redis.stop();
    await expect.poll(bus, { timeout: 15_000 }).toEqual([200, 'degraded', '0']);
    await ring(served);
    await redis.start();
    await expect.poll(bus, { timeout: 15_000 }).toEqual([200, 'ok', '1']);
  },
  60_000,
);
