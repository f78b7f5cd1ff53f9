import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Departures } from '../../src/core/departures.ts';

/** Readings that end when the test says so. */
function readings() {
  const begun: PromiseWithResolvers<number>[] = [];
  const departures = new Departures(() => {
    const reading = Promise.withResolvers<number>();
    begun.push(reading);
    return reading.promise;
  });
  return { begun, departures };
}

test('the first who asks does not wait, and all of the same moment share it', async () => {
  const { begun, departures } = readings();
  const asked = [departures.next(), departures.next(), departures.next()];
  await turn();
  expect(begun).toHaveLength(1);
  begun[0]?.resolve(1);
  expect(await Promise.all(asked)).toEqual([1, 1, 1]);
});

test('who asks while one is under way gets the next, together with all who come until then', async () => {
  const { begun, departures } = readings();
  const first = departures.next();
  await turn();
  const late = [departures.next(), departures.next()];
  begun[0]?.resolve(1);
  expect(await first).toBe(1);
  late.push(departures.next());
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.resolve(2);
  expect(await Promise.all(late)).toEqual([2, 2, 2]);
});

test('however many ask, little is read', async () => {
  let read = 0;
  const departures = new Departures(async () => {
    read += 1;
    return read;
  });
  const until = performance.now() + 600;
  let asked = 0;
  while (performance.now() < until) {
    const before = read;
    expect(await departures.next()).toBeGreaterThan(before);
    asked += 1;
  }
  expect(read).toBe(asked);
  expect(read).toBeLessThanOrEqual(4);
});

test('a reading that failed fails for those who waited for it, and for nobody after', async () => {
  let isBroken = true;
  const departures = new Departures(async () => {
    if (isBroken) throw new Error('no database');
    return 'counted';
  });
  await expect(Promise.all([departures.next(), departures.next()])).rejects.toThrow('no database');
  isBroken = false;
  expect(await departures.next()).toBe('counted');
});
