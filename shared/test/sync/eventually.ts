import { vi } from 'vitest';

/** Waits until the check passes, however busy the machine is. */
export function eventually(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: 15_000, interval: 5 });
}
