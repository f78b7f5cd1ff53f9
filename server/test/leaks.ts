import { expect, vi } from 'vitest';

const leaking = new Set(['TCPSocketWrap', 'TCPServerWrap']);

/** Once everything is closed, nothing may be left open: no socket, no server. */
export async function expectNoLeaks(): Promise<void> {
  await vi.waitFor(
    () => {
      const open = process.getActiveResourcesInfo().filter((kind) => leaking.has(kind));
      expect(open).toEqual([]);
    },
    { timeout: 5_000, interval: 20 },
  );
}
