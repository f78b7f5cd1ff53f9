import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

const main = new URL('../src/main.ts', import.meta.url).pathname;

export type Ended = { code: number | null; output: string };

/** The command line as people use it: a process of its own, with settings of its own. */
export class Deskbell {
  readonly folder = mkdtempSync(join(tmpdir(), 'deskbell-cli-'));
  readonly dataFolder = join(this.folder, 'data');
  readonly #running = new Set<ChildProcess>();

  /** Runs it to its end. */
  async run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
    return this.#begin(args, env).ended;
  }

  /** Starts serving; resolves when it says that it is ready. */
  async start(env: Record<string, string> = {}) {
    const { child, ended, output } = this.#begin(['start'], { LOG_LEVEL: 'error', ...env });
    const url = await vi.waitFor(
      () => {
        const found = /Start page\s+(http:\S+)\//.exec(output())?.[1];
        if (found && output().includes('Ctrl-C stops it.')) return found;
        throw new Error(`it is not ready: ${output()}`);
      },
      { timeout: 30_000, interval: 20 },
    );
    return {
      url,
      output,
      async stop(signal: NodeJS.Signals): Promise<Ended> {
        child.kill(signal);
        return ended;
      },
    };
  }

  #begin(args: string[], env: Record<string, string>) {
    const child = spawn(process.execPath, [main, ...args], {
      cwd: this.folder,
      env: { PATH: process.env.PATH, PORT: '0', DESKBELL_DATA: this.dataFolder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
      });
    }
    const ended = new Promise<Ended>((resolve) => {
      child.on('close', (code) => {
        this.#running.delete(child);
        resolve({ code, output });
      });
    });
    return { child, ended, output: () => output };
  }

  /** Ends what still runs, and removes its data. */
  async remove(): Promise<void> {
    for (const child of this.#running) child.kill('SIGTERM');
    await vi.waitFor(() => {
      if (this.#running.size > 0) throw new Error('it still runs');
    }, 20_000);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
