import { afterAll, beforeAll, expect, test } from 'vitest';
import { resetPassword } from '../../src/agents/reset-password.ts';
import { startTestApp, type TestApp } from '../app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a new password takes the old one’s place and signs the agent out everywhere', async () => {
  const agent = await app.agent();
  await resetPassword(app.db, agent.email, 'a wholly new phrase');
  expect((await app.rest('GET /api/agents/me', { token: agent.token })).status).toBe(401);
  await expect(app.signIn(agent.email, agent.password)).rejects.toThrow('401');
  expect(await app.signIn(agent.email, 'a wholly new phrase')).toEqual(expect.any(String));
});

test('a short password and an unknown e-mail change nothing', async () => {
  const agent = await app.agent();
  await expect(resetPassword(app.db, agent.email, 'short')).rejects.toMatchObject({
    body: { code: 'badInput' },
  });
  await expect(
    resetPassword(app.db, 'nobody@example.com', 'a wholly new phrase'),
  ).rejects.toMatchObject({ body: { code: 'notFound' } });
  expect((await app.rest('GET /api/agents/me', { token: agent.token })).status).toBe(200);
});
