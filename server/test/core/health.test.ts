import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Health, type PartState } from '../../src/core/health.ts';
import { TestClock } from '../clock.ts';

let clock: TestClock;
let health: Health;
let said: Record<string, unknown>[];
beforeEach(() => {
  clock = new TestClock();
  said = [];
  const log = pino({ level: 'info' }, { write: (line) => void said.push(JSON.parse(line)) });
  health = new Health({ clock, log });
});
afterEach(() => health.stop());

test('a part that goes wrong makes it unready since that moment, is said once, and comes back by itself', async () => {
  let state: PartState = 'ok';
  health.add('disk', async () => ({ state, ...(state === 'ok' ? {} : { reason: 'ENOSPC' }) }));
  await health.look();
  const wasOkSince = health.last.parts.disk?.since;
  clock.advance(60_000);
  state = 'failing';
  await health.look();
  const { isReady, parts } = health.last;
  expect([isReady, parts.disk]).toMatchObject([false, { state, reason: 'ENOSPC' }]);
  expect(parts.disk?.since).not.toBe(wasOkSince);
  clock.advance(60_000);
  await health.look();
  expect(health.last.parts.disk?.since).toBe(parts.disk?.since);
  state = 'ok';
  await health.look();
  expect(health.last.isReady).toBe(true);
  expect(said).toMatchObject([
    { level: 40, part: 'disk', state: 'failing', reason: 'ENOSPC' },
    { level: 30, part: 'disk', state: 'ok' },
  ]);
});

test('a part that only limps leaves it ready', async () => {
  health.add('bus', async () => ({ state: 'degraded', reason: 'away' }));
  expect(await health.report()).toMatchObject({
    isReady: true,
    parts: { bus: { state: 'degraded', reason: 'away' } },
  });
});

test('a part that takes its time is said to be slow, and leaves it ready', async () => {
  health.add('disk', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    return { state: 'ok' };
  });
  expect(await health.report()).toMatchObject({
    isReady: true,
    parts: { disk: { state: 'degraded', reason: 'slow' } },
  });
});

test('a part that hangs is not ready within seconds, is not looked at twice, and comes back when it answers', async () => {
  const { promise, resolve } = Promise.withResolvers<{ state: PartState }>();
  let looks = 0;
  health.add('disk', () => {
    looks += 1;
    return promise;
  });
  const startedAt = performance.now();
  const first = await health.report();
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  expect(first.parts.disk).toMatchObject({ state: 'failing', reason: 'no answer' });
  await health.look();
  expect(looks).toBe(1);
  expect(health.last.parts.disk?.latencyMs).toBeGreaterThan(3_500);
  resolve({ state: 'ok' });
  await health.look();
  await health.look();
  expect([looks, health.last.isReady]).toEqual([2, true]);
}, 15_000);

test('what a look throws says only its code', async () => {
  health.add('disk', () => {
    throw Object.assign(new Error('/srv/secret cannot be written'), { code: 'EROFS' });
  });
  expect((await health.report()).parts.disk).toMatchObject({ state: 'failing', reason: 'EROFS' });
});

test('however many ask at once, it looks once', async () => {
  let looks = 0;
  health.add('disk', async () => {
    looks += 1;
    return { state: 'ok' };
  });
  await Promise.all([health.report(), health.report(), health.report()]);
  await health.report();
  expect(looks).toBe(1);
});
