import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAgent } from '../../src/agents/create-agent.ts';
import { createDatabase, type TestDatabase } from '../database.ts';
import { eg } from '../example.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

test('a new agent sees every site, and their e-mail is kept in lower case', async () => {
  const agent = await createAgent(
    database.db,
    eg.agent({ email: ' Ana@Example.COM ', name: ' Ana ' }),
  );
  expect(agent).toMatchObject({ email: 'ana@example.com', name: 'Ana', siteIds: [] });
});

test.each([
  ['email', { email: 'nobody' }],
  ['email', { email: 'a b@example.com' }],
  ['name', { name: '  ' }],
  ['password', { password: '123456789' }],
])('what makes no agent is refused, and says it is the %s', async (field, wrong) => {
  await expect(createAgent(database.db, eg.agent(wrong))).rejects.toMatchObject({
    body: { code: 'badInput', params: { field } },
  });
});

test('one e-mail is one agent', async () => {
  const { email } = await createAgent(database.db, eg.agent());
  await expect(
    createAgent(database.db, eg.agent({ email: email.toUpperCase() })),
  ).rejects.toMatchObject({ body: { code: 'badInput', params: { field: 'email' } } });
});
