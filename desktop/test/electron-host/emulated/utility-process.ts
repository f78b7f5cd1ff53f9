import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { withGaps, withStaticGaps } from '../not-emulated.ts';
import { app } from './app.ts';

type Options = { serviceName?: string; env?: Record<string, string>; stdio?: string };

const alive = new Set<ChildProcess>();

/** A Node process beside the main one, as Electron’s utility processes are; it goes when the main one goes. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    alive.add(child);
    child.on('spawn', () => this.emit('spawn'));
    child.on('message', (message) => this.emit('message', message));
    child.on('exit', (code) => {
      alive.delete(child);
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }
  postMessage(message: object): void {
    if (this.#child.connected) this.#child.send(message);
  }
  kill(): boolean {
    return this.#child.kill('SIGKILL');
  }
}
withGaps('UtilityProcess', UtilityProcess.prototype, ['stdout', 'stderr']);

export const utilityProcess = withStaticGaps('UtilityProcess', {
  fork(path: string, values: string[] = [], options: Options = {}): UtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess cannot be used before the app is ready');
    const child = fork(path, values, {
      execPath: process.env.ELECTRON_HOST_NODE ?? 'node',
      execArgv: ['--no-warnings', '--import', join(import.meta.dirname, 'parent-port.ts')],
      serialization: 'advanced',
      env: { ...process.env, ...options.env },
    });
    return new UtilityProcess(child);
  },
});

/** Ends the processes that are left; resolves once they are gone. */
export async function endUtilityProcesses(): Promise<void> {
  const gone = [...alive].map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of alive) child.kill('SIGKILL');
  await Promise.all(gone);
}
