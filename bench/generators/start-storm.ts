import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Returning, Stormed } from './storm.ts';

/** Everybody at once, from a process that ends with it. */
export async function storm(url: string, all: Returning[]): Promise<Stormed> {
  const child = fork(new URL('storm.ts', import.meta.url));
  try {
    child.send({ url, all });
    const [told] = (await once(child, 'message')) as [Stormed];
    return told;
  } finally {
    child.kill('SIGKILL');
  }
}
