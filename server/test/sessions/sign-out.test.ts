import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import type { TestClient } from '../client.ts';
import { agentAt } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const isConnected = (client: TestClient) => client.socket.connected;

test('signing out over REST ends the token and closes every socket of that session', async () => {
  const agent = await app.agent();
  const elsewhere = await app.signIn(agent.email, agent.password);
  const sockets = await Promise.all([app.console(agent.token), app.console(agent.token)]);
  const other = await app.console(elsewhere);
  const { status, body } = await app.rest('POST /api/agents/sign-out', { token: agent.token });
  expect([status, body]).toEqual([200, {}]);
  await expect.poll(() => sockets.map(isConnected)).toEqual([false, false]);
  expect(isConnected(other)).toBe(true);
  const again = await app.rest('GET /api/agents/me', { token: agent.token });
  expect(again.body).toMatchObject({ error: { code: 'notSignedIn' } });
  await expect(app.console(agent.token)).rejects.toMatchObject({ code: 'notSignedIn' });
  expect((await app.rest('GET /api/agents/me', { token: elsewhere })).status).toBe(200);
});

test('signing out by a socket is answered before that socket closes', async () => {
  const agent = await agentAt(app);
  expect(await agent.console.ask('signOut', {})).toEqual({ ok: true, value: {} });
  await expect.poll(() => isConnected(agent.console)).toBe(false);
});
