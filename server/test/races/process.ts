import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Deskbell as it runs for real: a process of its own, which can be killed. */
export class Process {
  readonly url: string;
  #child: ChildProcess;
  #folder: string;

  private constructor(child: ChildProcess, folder: string, url: string) {
    this.#child = child;
    this.#folder = folder;
    this.url = url;
  }

  static async start(
    databaseUrl: string,
    port: number,
    more: Record<string, string> = {},
  ): Promise<Process> {
    const folder = mkdtempSync(join(tmpdir(), 'deskbell-process-'));
    const child = spawn(process.execPath, [main, 'start'], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        DESKBELL_DATA: join(folder, 'data'),
        ...more,
      },
      stdio: 'ignore',
    });
    const one = new Process(child, folder, `http://localhost:${port}`);
    await vi.waitFor(
      async () => {
        const { ok } = await fetch(`${one.url}/readyz`);
        if (!ok) throw new Error('not ready yet');
      },
      { timeout: 30_000, interval: 50 },
    );
    return one;
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
