import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Child } from './child.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** A Redis that keeps nothing, at a port of its own. */
export class Redis {
  readonly url: string;
  readonly #child: Child;
  readonly #port: number;

  private constructor(port: number, child: Child) {
    this.url = `redis://127.0.0.1:${port}`;
    this.#port = port;
    this.#child = child;
  }

  /** Null where this machine has no Redis. */
  static async make(folder: string): Promise<Redis | null> {
    if (spawnSync('redis-server', ['--version']).status !== 0) return null;
    const port = await freePort();
    const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder];
    const child = new Child(['redis-server', ...settings], {
      env: { PATH: process.env.PATH },
      logFile: join(folder, 'redis.log'),
    });
    const redis = new Redis(port, child);
    await redis.start();
    return redis;
  }

  async start(): Promise<void> {
    this.#child.start();
    await until('Redis answering', () => this.#isListening(), 10_000);
  }

  #isListening(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.#port, '127.0.0.1');
      const end = (isListening: boolean) => {
        socket.destroy();
        resolve(isListening);
      };
      socket.once('connect', () => end(true)).once('error', () => end(false));
    });
  }

  freeze(): void {
    this.#child.signal('SIGSTOP');
  }

  thaw(): void {
    this.#child.signal('SIGCONT');
  }

  async stop(): Promise<void> {
    this.thaw();
    await this.#child.stop('SIGKILL');
  }
}
