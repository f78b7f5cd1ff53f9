import { Redis } from 'ioredis';
import { startApp } from '../../server/src/app.ts';
import { Bus } from '../../server/src/bus/bus.ts';
import type { Carrier, Ears } from '../../server/src/bus/carrier.ts';
import { readConfig } from '../../server/src/config.ts';
import { createLog } from '../../server/src/core/log.ts';
import { uuidv7 } from '../../server/src/core/new-id.ts';
import { openDatabase } from '../../server/src/db/open.ts';
import { tell } from './tell.ts';

/** What was not chosen: plain publish and subscribe, which keeps nothing for whoever lost the connection for a moment. */
class PubSub implements Carrier {
  #writer: Redis;
  #reader: Redis;

  constructor(url: string) {
    this.#writer = new Redis(url);
    this.#reader = new Redis(url);
  }

  async open(ears: Ears): Promise<void> {
    this.#reader.on('message', (_channel: string, said: string) => {
      for (const payload of JSON.parse(said)) ears.hear(payload);
    });
    await this.#reader.subscribe('bench');
  }

  async send(payloads: readonly string[]): Promise<void> {
    await this.#writer.publish('bench', JSON.stringify(payloads));
  }

  async close(): Promise<void> {
    this.#writer.disconnect();
    this.#reader.disconnect();
  }
}

const config = { ...readConfig(process.env), port: 0, host: '127.0.0.1' };
const db = openDatabase(config.databaseUrl ?? '', config.poolSize);
const log = createLog('error');
const app = await startApp({
  config,
  db,
  log,
  openBus: async () => {
    const carrier = new PubSub(config.redisUrl ?? '');
    const bus = new Bus({ serverId: uuidv7(), carrier, log });
    await bus.open();
    return { bus, redis: null, close: () => bus.close() };
  },
});
tell(app.port, async () => {
  await app.close();
  await db.destroy();
});
