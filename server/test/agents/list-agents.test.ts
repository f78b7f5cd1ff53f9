import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('colleagues are listed by name, with who is here, and without a hash or a token', async () => {
  const zoe = await app.agent({ name: 'Zoë' });
  const ana = await agentAt(app, { name: 'Ana', role: 'admin' });
  const answer = await ana.console.call('listAgents', {});
  expect(answer.agents.map(({ name }) => name)).toEqual(['Ana', 'Zoë']);
  expect(answer.presences.map(({ who, status }) => [who.id, status])).toEqual([
    [ana.id, 'online'],
    [zoe.id, 'offline'],
  ]);
  const { body } = await app.rest('GET /api/agents', { token: zoe.token });
  expect(Object.keys((body.agents as object[])[0] ?? {}).sort()).toEqual(
    ['avatarUrl', 'email', 'id', 'isDisabled', 'name', 'role', 'siteIds'].sort(),
  );
});

test('a disabled colleague stays listed as such, so that old messages keep their author', async () => {
  const gone = await app.agent();
  await app.db
    .updateTable('agents')
    .set({ disabled_at: new Date() })
    .where('id', '=', gone.id)
    .execute();
  const { agents } = await (await app.console()).call('listAgents', {});
  expect(agents.find(({ id }) => id === gone.id)?.isDisabled).toBe(true);
});
