import { setTimeout } from 'node:timers/promises';

export type Usage = {
  /** Resident memory after a garbage collection, in bytes. */
  rss: number;
  /** CPU used since the start, in microseconds. */
  cpu: number;
};

/** Tells the bench where this server listens, and from then on what it uses whenever it is asked. */
export function tell(port: number, close: () => Promise<void>): void {
  process.on('message', async (asked) => {
    if (asked === 'stop') {
      await close();
      process.exit(0);
    }
    if (asked === 'usage') await settle();
    const { user, system } = process.cpuUsage();
    const usage: Usage = {
      rss: process.memoryUsage.rss(),
      cpu: user + system,
    };
    process.send?.(usage);
  });
  // Whoever measures may be gone before they say stop.
  process.on('disconnect', () => process.exit(1));
  process.send?.({ port });
}

/** What is left from the work of connecting is given back over a few collections, as it is on an idle server. */
async function settle(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc?.();
    await setTimeout(250);
  }
}
