import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('an agent learns who they are, and the sites they answer for', async () => {
  const { token, id, email, name } = await app.agent({ role: 'admin' });
  const site = await app.site();
  await app.db.insertInto('agent_sites').values({ agent_id: id, site_id: site.id }).execute();
  const { body } = await app.rest('GET /api/agents/me', { token });
  expect(body).toEqual({
    agent: {
      id,
      email,
      name,
      role: 'admin',
      avatarUrl: null,
      siteIds: [site.id],
      isDisabled: false,
    },
  });
});

test('a visitor is nobody here', async () => {
  const { welcome } = await app.visitor((await app.site()).key);
  const { status, body } = await app.rest('GET /api/agents/me', { token: welcome.token ?? '' });
  expect([status, body]).toMatchObject([403, { error: { code: 'forbidden' } }]);
});
