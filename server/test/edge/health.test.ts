import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { ring } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('machines learn that the server is alive and ready', async () => {
  expect((await app.rest('GET /healthz')).body).toEqual({ isAlive: true });
  expect((await app.rest('GET /readyz')).body).toEqual({
    isReady: true,
    checks: { database: true },
  });
});

test('the metrics count commands by outcome and open sockets, and hold nothing anyone wrote', async () => {
  const { visitor, conversationId } = await ring(app);
  await visitor.ask('sendMessage', { id: conversationId, text: '' });
  const { headers, body } = await app.rest('GET /metrics');
  const text = String(body.text);
  expect(headers.get('content-type')).toContain('text/plain');
  expect(text).toMatch(/^deskbell_command_seconds_count\{command="sendMessage",outcome="ok"\} 1$/m);
  expect(text).toMatch(
    /^deskbell_command_seconds_count\{command="sendMessage",outcome="badInput"\} 1$/m,
  );
  expect(text).toMatch(/^deskbell_connections\{actor="visitor"\} 1$/m);
  expect(text).not.toContain('in stock');
  expect(text).not.toContain(conversationId);
});
