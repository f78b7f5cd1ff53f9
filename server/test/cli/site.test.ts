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

const run = (...args: string[]) =>
  deskbell.run(args, { DATABASE_URL: database.url, PUBLIC_URL: 'https://chat.example.com' });

test('a new site comes with the line that embeds it', async () => {
  const { code, output } = await run(
    'site',
    'create',
    '--name',
    'Shop',
    '--origin',
    'https://shop.example.com/',
  );
  expect(code).toBe(0);
  expect(output).toMatch(
    /<script async src="https:\/\/chat\.example\.com\/widget\.js" data-site="\S{8,}"><\/script>/,
  );
  expect((await run('site', 'list')).output).toMatch(
    /^Shop\s+\S+\s+https:\/\/shop\.example\.com$/m,
  );
});

test('an address that is no origin is refused', async () => {
  const { code, output } = await run(
    'site',
    'create',
    '--name',
    'Shop',
    '--origin',
    'shop.example.com',
  );
  expect([code, output]).toEqual([1, expect.stringContaining('--origin is "shop.example.com"')]);
});
