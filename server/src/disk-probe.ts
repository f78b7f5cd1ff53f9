import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Probe } from './core/health.ts';

const megabyte = 1024 * 1024;
/** Below this nothing more is accepted, and below that somebody should make room, in MB. */
const leastMegabytes = 16;
const scarceMegabytes = 200;

/** Looks whether the data folder can be written to and has room; null where nothing is kept in it. */
export function diskProbe({ dataFolder, databaseUrl }: Config): Probe | null {
  if (databaseUrl !== null) return null;
  return async () => {
    await writeSomething(join(dataFolder, 'deskbell.probe'));
    const { bavail, bsize } = await statfs(dataFolder);
    const freeMegabytes = Math.floor((bavail * bsize) / megabyte);
    const reason = `${freeMegabytes} MB are free`;
    if (freeMegabytes < leastMegabytes) return { state: 'failing', reason };
    return freeMegabytes < scarceMegabytes ? { state: 'degraded', reason } : { state: 'ok' };
  };
}

/** Down to the disk itself: what a cache takes says nothing of a disk that hangs. */
async function writeSomething(file: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.write('x'.repeat(4_096));
    await handle.sync();
  } finally {
    await handle.close();
    await rm(file, { force: true });
  }
}
