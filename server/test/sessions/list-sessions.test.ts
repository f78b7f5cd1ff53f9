import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionLifeMs } from '../../src/sessions/token.ts';
import { startTestApp, type TestApp } from '../app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('an agent sees where they are signed in, latest first, and which of it is here', async () => {
  const agent = await app.agent();
  app.clock.advance(60_000);
  const { body } = await app.rest('POST /api/agents/sign-in', {
    body: { email: agent.email, password: agent.password },
    headers: { 'user-agent': 'Phone/1.0' },
  });
  await app.agent();
  const answer = await app.rest('GET /api/agents/sessions', { token: String(body.token) });
  expect(answer.body.sessions).toMatchObject([
    { userAgent: 'Phone/1.0', isCurrent: true },
    { id: agent.sessionId, userAgent: null, isCurrent: false },
  ]);
  expect(JSON.stringify(answer.body)).not.toContain(String(body.token));
});

test('a session that has run out is not shown', async () => {
  const agent = await app.agent();
  app.clock.advance(sessionLifeMs + 60_000);
  const token = await app.signIn(agent.email, agent.password);
  const { body } = await app.rest('GET /api/agents/sessions', { token });
  expect(body.sessions).toMatchObject([{ isCurrent: true }]);
});
