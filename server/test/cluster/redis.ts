import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { vi } from 'vitest';
import { findFreePort } from '../races/process.ts';

/** Why tests over Redis cannot run here; null where they can. */
export const noRedis: string | null =
  spawnSync('redis-server', ['--version']).status === 0
    ? null
    : 'redis-server is not installed and could not be (on Debian: apt-get install redis-server)';

/** A real Redis of the test's own, which can be stopped and started. What it held is gone with it. */
export class RedisServer {
  readonly url: string;
  #port: number;
  #child: ChildProcess | null = null;

  private constructor(port: number) {
    this.#port = port;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(): Promise<RedisServer> {
    const redis = new RedisServer(await findFreePort());
    await redis.start();
    return redis;
  }

  async start(): Promise<void> {
    const args = ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', ''];
    this.#child = spawn('redis-server', args, { stdio: 'ignore' });
    await this.ask((client) => client.ping());
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = null;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Takes what it is given and answers nothing, until `thaw`. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Asks it something over a connection of its own, once it answers. */
  async ask<Value>(work: (client: Redis) => Promise<Value>): Promise<Value> {
    const client = new Redis(this.url, { lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    try {
      await vi.waitFor(() => client.connect(), { timeout: 10_000, interval: 20 });
      return await work(client);
    } finally {
      client.disconnect();
    }
  }
}
