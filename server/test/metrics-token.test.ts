import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';

const metricsToken = 'only-for-the-watcher';
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ metricsToken, isBehindProxy: true });
});
afterAll(() => app.close());

const statusOf = async (headers: Record<string, string>) =>
  (await app.rest('GET /metrics', { headers })).status;

test('with a token set, whoever shows it may read the metrics from anywhere, and nobody else from nowhere', async () => {
  const far = { 'x-forwarded-for': '203.0.113.9' };
  expect(await statusOf({ ...far, authorization: `Bearer ${metricsToken}` })).toBe(200);
  expect(await statusOf({ ...far, authorization: 'Bearer only-for-the-watchers' })).toBe(403);
  expect(await statusOf(far)).toBe(403);
  expect(await statusOf({})).toBe(403);
});
