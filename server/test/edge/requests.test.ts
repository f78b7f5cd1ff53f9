import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { ring } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const idFor = async (given?: string) => {
  const headers: Record<string, string> = given === undefined ? {} : { 'x-request-id': given };
  return (await app.rest('GET /api/nothing', { headers })).headers.get('x-request-id');
};

test('a request keeps the id its caller gave it, and gets one where they gave none', async () => {
  expect(await idFor('order-4711:retry.2')).toBe('order-4711:retry.2');
  const made = await idFor();
  expect(made).toMatch(/^[0-9a-f-]{36}$/);
  expect(await idFor()).not.toBe(made);
});

test.each(['two words', '<b>', 'x'.repeat(129)])('%s is no id', async (given) => {
  expect(await idFor(given)).toMatch(/^[0-9a-f-]{36}$/);
});

test('requests are counted by the pattern of their route, which names nobody', async () => {
  const { visitor, conversationId } = await ring(app);
  const token = visitor.welcome.token ?? '';
  await app.rest(`GET /api/conversations/${conversationId}/messages?after=0`, { token });
  await app.rest('GET /api/conversations/none/messages');
  await app.rest('GET /nobody/was/here');
  const metrics = String((await app.rest('GET /metrics')).body.text);
  const counted = [...metrics.matchAll(/^deskbell_http_request_seconds_count\{(.*)\} \d+$/gm)];
  const lines = counted.map(([, labels]) => labels);
  const route = '/api/conversations/:conversationId/messages';
  expect(lines).toContain(`method="GET",route="${route}",status="200"`);
  expect(lines).toContain(`method="GET",route="${route}",status="401"`);
  expect(lines).toContain('method="GET",route="other",status="404"');
  expect(metrics).not.toContain(conversationId);
  expect(metrics).not.toContain('nobody');
});
