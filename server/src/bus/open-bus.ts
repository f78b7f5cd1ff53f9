import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { uuidv7 } from '../core/new-id.ts';
import type { Secrets } from '../core/secrets.ts';
import { Notifications } from '../db/notifications.ts';
import type { Database } from '../db/open.ts';
import { Bus } from './bus.ts';
import { connectRedis } from './redis.ts';
import { RedisStreams } from './redis-streams.ts';
import { databaseName } from './store.ts';

type Parts = {
  config: Pick<Config, 'redisUrl' | 'databaseUrl'>;
  db: Database;
  secrets: Secrets;
  log: Logger;
};

/** The way to the other servers of this database. */
export type OpenBus = {
  bus: Bus;
  /** For what is counted together, where there is a Redis; its keys begin with `prefix`. */
  redis: { client: Redis; prefix: string } | null;
  close(): Promise<void>;
};

/**
 * By Redis where there is one, else by the database where others can reach it too. The built-in database serves one
 * server alone.
 * @throws StartError where Redis cannot be reached
 */
export async function openBus({ config, db, secrets, log }: Parts): Promise<OpenBus> {
  const serverId = uuidv7();
  if (config.redisUrl === null) {
    const url = config.databaseUrl;
    const bus = new Bus({ serverId, carrier: url ? new Notifications(url, serverId) : null, log });
    await bus.open();
    return { bus, redis: null, close: () => bus.close() };
  }
  const client = await connectRedis(config.redisUrl);
  const prefix = `deskbell:${await databaseName(db, secrets.visitorTokens)}`;
  const carrier = new RedisStreams({ url: config.redisUrl, writer: client, key: `${prefix}:bus` });
  const bus = new Bus({ serverId, carrier, log });
  await bus.open();
  return {
    bus,
    redis: { client, prefix },
    close: async () => {
      await bus.close();
      client.disconnect();
    },
  };
}
