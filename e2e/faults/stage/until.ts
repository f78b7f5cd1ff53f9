import { setTimeout } from 'node:timers/promises';

/**
 * Waits for a condition, looking again every 50 ms.
 * @throws Error that says what did not come in time
 */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`${what}: not within ${withinMs} ms`);
    await setTimeout(50);
  }
}
