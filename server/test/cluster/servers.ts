import { Writable } from 'node:stream';
import { pino } from 'pino';
import { type AppParts, startApp } from '../../src/app.ts';
import type { Clock } from '../../src/core/clock.ts';
import { TestApp } from '../app.ts';
import { TestClock } from '../clock.ts';
import { createDatabase, type TestDatabase } from '../database.ts';
import { eg } from '../example.ts';
import { expectNoLeaks } from '../leaks.ts';
import { noRedis, RedisServer } from './redis.ts';

/** What servers hear one another by. */
export const buses = ['postgres', 'redis'] as const;
export type BusName = (typeof buses)[number];

/** Why a bus cannot be tested here; null where it can. */
export const whyNot = (bus: BusName): string | null => (bus === 'redis' ? noRedis : null);

export type Server = TestApp & { warnings: string[] };

/** Several real servers on one database, in this process. */
export class Servers {
  readonly database: TestDatabase;
  readonly redis: RedisServer | null;
  readonly all: Server[] = [];
  #isGuest = false;

  private constructor(database: TestDatabase, redis: RedisServer | null) {
    this.database = database;
    this.redis = redis;
  }

  /** Over a Redis of their own, or over the one that is given, which is left running. */
  static async start(bus: BusName, count = 2, given: RedisServer | null = null): Promise<Servers> {
    const redis = given ?? (bus === 'redis' ? await RedisServer.start() : null);
    const servers = new Servers(await createDatabase(), redis);
    servers.#isGuest = given !== null;
    for (let at = 0; at < count; at += 1) await servers.add();
    return servers;
  }

  /** Starts one more. */
  async add(more: Pick<AppParts, 'openBus'> = {}): Promise<Server> {
    const clock = new TestClock();
    const warnings: string[] = [];
    const app = await startApp({
      config: { ...eg.config(this.database.url), redisUrl: this.redis?.url ?? null },
      db: this.database.db,
      log: keeping(warnings),
      clock: clock satisfies Clock,
      checksOutput: true,
      ...more,
    });
    const database = { ...this.database, drop: async () => undefined };
    const server = Object.assign(new TestApp({ database, app, clock }), { warnings });
    this.all.push(server);
    return server;
  }

  get two(): [Server, Server] {
    const [one, other] = this.all;
    if (!one || !other) throw new Error('there are no two servers');
    return [one, other];
  }

  /** Time passes for all of them. */
  advance(ms: number): void {
    for (const { clock } of this.all) clock.advance(ms);
  }

  async close(): Promise<void> {
    for (const server of this.all) server.hangUp();
    await Promise.all(this.all.map(({ app }) => app.close()));
    await this.database.drop();
    if (this.#isGuest) return;
    await this.redis?.stop();
    await expectNoLeaks();
  }
}

/** A log of which only the warnings and errors are kept. */
function keeping(warnings: string[]) {
  const stream = new Writable({
    write(line, _encoding, done) {
      warnings.push(JSON.parse(String(line)).msg);
      done();
    },
  });
  return pino({ level: 'warn' }, stream);
}
