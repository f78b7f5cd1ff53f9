import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';

/** How long a process may take to end when it is asked to, in ms; a slow machine included. */
const patienceMs = 30_000;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A process that is started, signalled and started again; what it says goes to a file. */
export class Child {
  readonly #command: readonly string[];
  readonly #env: NodeJS.ProcessEnv;
  readonly #logFile: string;
  #process: ChildProcess | null = null;

  constructor(command: readonly string[], options: { env: NodeJS.ProcessEnv; logFile: string }) {
    this.#command = command;
    this.#env = options.env;
    this.#logFile = options.logFile;
  }

  get isRunning(): boolean {
    return this.#process !== null;
  }

  start(): void {
    if (this.#process) return;
    const log = openSync(this.#logFile, 'a');
    const [program = '', ...args] = this.#command;
    const child = spawn(program, args, { env: this.#env, stdio: ['ignore', log, log] });
    this.#process = child;
    running.add(child);
    const forget = () => {
      running.delete(child);
      if (this.#process === child) this.#process = null;
    };
    child.once('exit', forget).once('error', forget);
  }

  signal(signal: NodeJS.Signals): void {
    this.#process?.kill(signal);
  }

  /**
   * Sends the signal and waits for the end, which it makes itself where it does not come.
   * @returns whether the signal was enough
   */
  async stop(signal: NodeJS.Signals, withinMs = patienceMs): Promise<boolean> {
    const child = this.#process;
    if (!child) return true;
    let isEnough = true;
    const ended = once(child, 'exit');
    const insist = setTimeout(() => {
      isEnough = false;
      child.kill('SIGKILL');
    }, withinMs);
    child.kill(signal);
    await ended;
    clearTimeout(insist);
    return isEnough;
  }
}
