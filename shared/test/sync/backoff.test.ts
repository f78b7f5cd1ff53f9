import { expect, test } from 'vitest';
import { backoffMs } from '../../src/sync/backoff.ts';

const ceiling = (failures: number) => backoffMs(failures, { random: () => 0.999_999 });

test('the wait doubles from half a second and never passes 30 s', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 100, 10_000].map(ceiling);
  expect(waits).toEqual([499, 999, 1999, 3999, 7999, 15999, 29999, 29999, 29999, 29999]);
});

test('waits are spread evenly over the whole range, so that clients do not come back together', () => {
  const parts = new Array<number>(10).fill(0);
  let seed = 42;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  for (let turn = 0; turn < 10_000; turn += 1) {
    const part = Math.floor(backoffMs(20, { random }) / 3_000);
    parts[part] = (parts[part] ?? 0) + 1;
  }
  for (const part of parts) expect(part).toBeGreaterThan(850);
});
