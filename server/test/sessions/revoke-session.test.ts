import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, refused } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('an agent signs a lost device out: its sockets close and its token is worth nothing', async () => {
  const agent = await agentAt(app);
  const lostToken = await app.signIn(agent.email, agent.password);
  const lost = await app.console(lostToken);
  const { sessions } = await agent.console.call('listSessions', {});
  const sessionId = sessions.find(({ isCurrent }) => !isCurrent)?.id ?? '';
  await agent.console.call('revokeSession', { sessionId });
  await expect.poll(() => lost.socket.connected).toBe(false);
  expect((await app.rest('GET /api/agents/me', { token: lostToken })).status).toBe(401);
  expect(agent.console.socket.connected).toBe(true);
});

test('another agent’s session cannot be ended, nor one that is not there', async () => {
  const agent = await agentAt(app);
  const other = await agentAt(app, { role: 'admin' });
  for (const sessionId of [agent.sessionId, uuidv7()])
    expect(await other.console.ask('revokeSession', { sessionId })).toMatchObject(
      refused('notFound'),
    );
  expect((await app.rest('GET /api/agents/me', { token: agent.token })).status).toBe(200);
});
