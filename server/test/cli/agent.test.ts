import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../database.ts';
import { Deskbell } from '../deskbell.ts';

const deskbell = new Deskbell();
let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await deskbell.remove();
  await database.drop();
});

const run = (...args: string[]) => deskbell.run(args, { DATABASE_URL: database.url });

test('an agent is made with a password that is shown once, listed, and shut out', async () => {
  const made = await run('agent', 'create', '--email', 'Ann@Example.com', '--name', 'Ann');
  expect(made).toMatchObject({ code: 0 });
  expect(made.output).toMatch(/^Made ann@example\.com \(agent\)\.\nPassword {2}\S{12,}/);

  expect((await run('agent', 'list')).output).toMatch(/^ann@example\.com\s+Ann\s+agent$/m);
  expect((await run('agent', 'disable', 'ann@example.com')).code).toBe(0);
  expect((await run('agent', 'list')).output).toMatch(/^ann@example\.com .*disabled$/m);

  const reset = await run('agent', 'reset-password', 'ann@example.com');
  expect(reset.output).toMatch(/may sign in again\.\nPassword {2}\S{12,}/);
  expect((await run('agent', 'list')).output).not.toContain('disabled');
});

test.each([
  [['agent'], 'agent create | list | disable | reset-password'],
  [['agent', 'remove'], 'There is no "agent remove"'],
  [['agent', 'create', '--email', 'a@b.c'], 'An agent needs --email and --name.'],
  [['agent', 'create', '--email', 'a@b.c', '--name', 'A', '--role', 'boss'], '--role is "boss"'],
  [['agent', 'create', '--email', 'a', '--name', 'A'], 'a is not an e-mail address'],
  [['agent', 'disable'], 'The e-mail is missing.'],
  [['agent', 'disable', 'nobody@example.com'], 'no agent has the e-mail nobody@example.com'],
  [['agent', 'list', '--all'], "Unknown option '--all'"],
])('%j is refused in a sentence', async (args, sentence) => {
  const { code, output } = await run(...args);
  expect([code, output]).toEqual([1, expect.stringContaining(sentence)]);
  expect(output).not.toMatch(/^\s+at /m);
});
