import { afterAll, expect, test } from 'vitest';
import { createDatabase } from './database.ts';
import { Deskbell } from './deskbell.ts';

const deskbell = new Deskbell();
afterAll(() => deskbell.remove());

test('--help lists every command, --version the version', async () => {
  const { code, output } = await deskbell.run(['--help']);
  expect(code).toBe(0);
  for (const word of ['start', 'migrate', 'agent create', 'agent list', 'site create']) {
    expect(output).toContain(word);
  }
  expect((await deskbell.run(['--version'])).output).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('an unknown command is answered with the one that was probably meant', async () => {
  const { code, output } = await deskbell.run(['migrat']);
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/^There is no command "migrat"; was "migrate" meant\?/),
  ]);
  expect((await deskbell.run([])).code).toBe(1);
});

test('migrations run apart from a start, and only once', async () => {
  const database = await createDatabase();
  const { code, output } = await deskbell.run(['migrate'], { DATABASE_URL: database.url });
  expect([code, output]).toEqual([0, 'The database is up to date.\n']);
  await database.drop();
});
