import { afterAll, beforeAll, expect, test } from 'vitest';
import { isNear } from '../../src/edge/may-read-metrics.ts';
import { startTestApp, type TestApp } from '../app.ts';

let open: TestApp;
beforeAll(async () => {
  open = await startTestApp();
});
afterAll(() => open.close());

const statusOf = async (app: TestApp, headers: Record<string, string> = {}) =>
  (await app.rest('GET /metrics', { headers })).status;

test('this machine may read them', async () => {
  expect(await statusOf(open)).toBe(200);
});

test('what came through a proxy nobody told the server of may not', async () => {
  expect(await statusOf(open, { 'x-forwarded-for': '203.0.113.9' })).toBe(403);
  expect(await statusOf(open, { 'x-forwarded-for': '127.0.0.1' })).toBe(403);
  expect(await statusOf(open, { forwarded: 'for=203.0.113.9' })).toBe(403);
});

test.each([
  ['127.0.0.1', true],
  ['10.20.30.40', true],
  ['172.31.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['::1', true],
  ['fd12:3456::1', true],
  ['::ffff:10.0.0.1', true],
  ['::ffff:203.0.113.9', false],
  ['203.0.113.9', false],
  ['2001:db8::1', false],
  ['unknown', false],
])('%s is near: %s', (address, expected) => {
  expect(isNear(address)).toBe(expected);
});
