import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { serverFlags } from '../scripts/set-up/server-flags.mjs';
import type { Usage } from './servers/tell.ts';

/** A server under measurement, in a process of its own. */
export type ServerProcess = {
  url: string;
  pid: number;
  /** After garbage was collected, which takes a second and CPU of its own. */
  usage(): Promise<Usage>;
  /** CPU used since the start, in µs, as it is. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
};

export type ServerName =
  | 'deskbell'
  | 'deskbell-pub-sub'
  | 'no-database'
  | 'plain-transaction'
  | 'raw-ws'
  | 'bare-socket-io';

/** Starts one of bench/servers and waits until it listens. */
export async function startServer(
  name: ServerName,
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const child = fork(new URL(`servers/${name}.ts`, import.meta.url), {
    env: { ...process.env, ...env },
    execArgv: ['--expose-gc', ...serverFlags],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { port } = await next<{ port: number }>(child);
  const ask = (what: 'usage' | 'cpu') => {
    const answer = next<Usage>(child);
    child.send(what);
    return answer;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    usage: () => ask('usage'),
    cpu: async () => (await ask('cpu')).cpu,
    async stop() {
      const ended = once(child, 'exit');
      child.send('stop');
      await ended;
    },
  };
}

function next<Value>(child: ChildProcess): Promise<Value> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error('a server under measurement ended by itself'));
    child.once('exit', fail);
    child.once('message', (message) => {
      child.off('exit', fail);
      resolve(message as Value);
    });
  });
}
