import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plant } from '../plants/plants.ts';
import { Child } from './child.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

const main = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const planting = new URL('../plants/register.ts', import.meta.url).href;

export type ServerParts = {
  folder: string;
  name: string;
  databaseUrl: string;
  redisUrl: string | null;
  plant: Plant | null;
  logLevel: 'debug' | 'warn';
};

/** One Deskbell as it runs for real, always at the same port. */
export class ServerProcess {
  readonly port: number;
  /** What it did that nobody asked of it, in words. */
  readonly troubles: string[] = [];
  readonly #child: Child;

  private constructor(port: number, child: Child) {
    this.port = port;
    this.#child = child;
  }

  static async make(parts: ServerParts): Promise<ServerProcess> {
    const port = await freePort();
    const { folder, name, databaseUrl, redisUrl, plant, logLevel } = parts;
    const child = new Child(
      [process.execPath, ...(plant ? ['--import', planting] : []), main, 'start'],
      {
        logFile: join(folder, `${name}.log`),
        env: {
          PATH: process.env.PATH,
          HOST: '127.0.0.1',
          PORT: String(port),
          DATABASE_URL: databaseUrl,
          DESKBELL_DATA: join(folder, name),
          LOG_LEVEL: logLevel,
          ...(redisUrl && { REDIS_URL: redisUrl }),
          ...(plant && { DESKBELL_TEST_PLANT: plant }),
        },
      },
    );
    return new ServerProcess(port, child);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it where it does not run; where it cannot (no database, say) it is tried again until it stays up. */
  async start(withinMs = 180_000): Promise<void> {
    await until(
      `the server on port ${this.port} being ready`,
      () => {
        this.#child.start();
        return this.#isReady();
      },
      withinMs,
    );
  }

  async #isReady(): Promise<boolean> {
    try {
      const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) });
      return answer.ok;
    } catch {
      return false;
    }
  }

  /** Stopped in its tracks, its connections open. */
  freeze(): void {
    this.#child.signal('SIGSTOP');
  }

  thaw(): void {
    this.#child.signal('SIGCONT');
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    // A frozen process would never hear a SIGTERM.
    this.thaw();
    if (!(await this.#child.stop(signal)))
      this.troubles.push(
        `the server on port ${this.port} had to be killed: ${signal} did not end it`,
      );
  }
}
