import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createDatabase } from './database.ts';
import { Deskbell } from './deskbell.ts';

const deskbell = new Deskbell();
afterAll(() => deskbell.remove());

/** What a start that must not happen says: one sentence or two, no stack, exit code 1. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { code, output } = await deskbell.run(['start'], env);
  expect(code).toBe(1);
  expect(output).not.toMatch(/^\s+at /m);
  return output.trim();
}

function databaseUrl(change: (url: URL) => void): string {
  const url = new URL(process.env.DESKBELL_TEST_DATABASE ?? '');
  change(url);
  return url.href;
}

test('a taken port is named before anything is made', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '0.0.0.0', resolve));
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  expect(await refusal({ PORT: port })).toMatch(
    new RegExp(`^Port ${port} is taken by another program\\. .* set PORT to a free port`),
  );
  expect(existsSync(deskbell.dataFolder)).toBe(false);
  other.close();
});

test('a host that is not ours is named', async () => {
  expect(await refusal({ PORT: '4999', HOST: '203.0.113.7' })).toMatch(/^HOST is "203\.0\.113\.7"/);
});

test('every wrong setting is listed', async () => {
  expect(await refusal({ PORT: 'abc', LOG_LEVEL: 'loud' })).toMatch(/^2 settings are not right:\n/);
});

test('a database that does not answer is named without its password', async () => {
  const said = await refusal({ DATABASE_URL: 'postgres://ann:topsecret@127.0.0.1:1/chat' });
  expect(said).toBe(
    'The database at postgres://ann:***@127.0.0.1:1/chat cannot be reached (ECONNREFUSED). Check that it runs and that DATABASE_URL is right.',
  );
});

test('a Redis that does not answer is named without its password', async () => {
  const said = await refusal({ REDIS_URL: 'redis://ann:topsecret@127.0.0.1:1' });
  expect(said).toBe(
    'The Redis at redis://ann:***@127.0.0.1:1 cannot be reached (ECONNREFUSED). Check that it runs and that REDIS_URL is right; one server alone needs no Redis.',
  );
  expect(said).not.toContain('topsecret');
  expect(existsSync(deskbell.dataFolder)).toBe(false);
});

test('a wrong database password is told, and not shown', async () => {
  const url = databaseUrl((it) => {
    it.password = 'topsecret';
  });
  const said = await refusal({ DATABASE_URL: url });
  expect(said).toContain('refuses this user or password');
  expect(said).not.toContain('topsecret');
});

test('a database that is not there is told apart from a server that is not', async () => {
  const url = databaseUrl((it) => {
    it.pathname = '/nowhere';
  });
  expect(await refusal({ DATABASE_URL: url })).toContain('There is no such database');
});

test('a database that cannot hold every language is refused with what to do', async () => {
  const name = `test_ascii_${randomBytes(4).toString('hex')}`;
  const client = new Client(process.env.DESKBELL_TEST_DATABASE);
  await client.connect();
  await client.query(
    `create database ${name} encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0`,
  );
  const url = databaseUrl((it) => {
    it.pathname = `/${name}`;
  });
  expect(await refusal({ DATABASE_URL: url })).toContain("encoding 'UTF8'");
  await client.query(`drop database ${name}`);
  await client.end();
});

test('a database of a newer Deskbell is left as it is', async () => {
  const database = await createDatabase();
  const client = new Client(database.url);
  await client.connect();
  await client.query(
    "insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030')",
  );
  const said = await refusal({ DATABASE_URL: database.url });
  expect(said).toMatch(/^This Deskbell is older than its data: .*9999-from-the-future/);
  await client.end();
  await database.drop();
});

test('a data folder of a newer PostgreSQL is left as it is', async () => {
  const folder = join(deskbell.folder, 'newer');
  mkdirSync(join(folder, 'postgres'), { recursive: true });
  writeFileSync(join(folder, 'postgres/PG_VERSION'), '99\n');
  expect(await refusal({ DESKBELL_DATA: folder })).toContain('made by PostgreSQL 99');
  expect(readdirSync(join(folder, 'postgres'))).toEqual(['PG_VERSION']);
});

test('a data folder that another Deskbell uses is left to it', async () => {
  const server = await deskbell.start();
  expect(await refusal({})).toMatch(
    /^The data folder .* is in use by another Deskbell \(process \d+\)/,
  );
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  await server.stop('SIGINT');
});

test('a data folder that is a file is named', async () => {
  const file = join(deskbell.folder, 'file');
  writeFileSync(file, '');
  expect(await refusal({ DESKBELL_DATA: file })).toContain('is a file');
});

test('a full or read-only disk is named, and what is stored on it is unharmed', async ({
  skip,
}) => {
  const disk = join(deskbell.folder, 'disk');
  const mount = (...args: string[]) => spawnSync('mount', [...args, disk]).status === 0;
  mkdirSync(disk);
  if (!mount('-t', 'tmpfs', '-o', 'size=200m', 'tmpfs')) skip('this system may not mount a disk');
  try {
    const env = { DESKBELL_DATA: join(disk, 'data') };
    await (await deskbell.start(env)).stop('SIGINT');
    mount('-o', 'remount,ro');
    expect(await refusal(env)).toContain('is read-only');
    mount('-o', 'remount,rw');
    spawnSync('dd', ['if=/dev/zero', `of=${disk}/filling`, 'bs=1M']);
    expect(await refusal(env)).toContain('is full: 0 MB are free');
    spawnSync('rm', [`${disk}/filling`]);
    await (await deskbell.start(env)).stop('SIGINT');
  } finally {
    spawnSync('umount', [disk]);
  }
});
