import { expect, test } from 'vitest';
import { openDatabase } from '../src/db/open.ts';
import { setUp } from '../src/set-up.ts';
import { createDatabase, createEmptyDatabase } from './database.ts';
import { Deskbell } from './deskbell.ts';

test('servers that start together both start, and exactly one is told the password', async () => {
  for (let round = 0; round < 5; round += 1) {
    const database = await createDatabase();
    const other = openDatabase(database.url, 2);
    const wanted = { admin: { email: null, password: null } };
    const done = await Promise.all([setUp(database.db, wanted), setUp(other, wanted)]);
    expect(done.filter(({ firstAdmin }) => firstAdmin?.password)).toHaveLength(1);
    await other.destroy();
    await database.drop();
  }
});

test('two servers started at once on an empty database both serve, and one prints the password', async () => {
  const database = await createEmptyDatabase();
  const deskbell = new Deskbell();
  const env = { DATABASE_URL: database.url };
  const servers = await Promise.all([deskbell.start(env), deskbell.start(env)]);
  for (const { url } of servers) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(servers.filter(({ output }) => /Password\s+\S+/.test(output()))).toHaveLength(1);
  await deskbell.remove();
  await database.drop();
});
