import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbedded } from '../../src/db/embedded.ts';

const folder = mkdtempSync(join(tmpdir(), 'deskbell-embedded-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const quiet = () => undefined;

async function ask(url: string, query: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query({ text: query, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

test('an interrupted first start leaves nothing that a second one trips over', async () => {
  mkdirSync(join(folder, 'postgres.new'));
  writeFileSync(join(folder, 'postgres.new/PG_VERSION'), '18');
  const database = await startEmbedded(folder, quiet);
  expect(existsSync(join(folder, 'postgres.new'))).toBe(false);
  await database.stop();
});

test('it keeps every language, survives a power cut, and listens to this machine only', async () => {
  const database = await startEmbedded(folder, quiet);
  const settings = ['server_encoding', 'fsync', 'full_page_writes', 'listen_addresses'];
  const shown = settings.map((name) => `current_setting('${name}')`).join(', ');
  expect(await ask(database.url, `select ${shown}`)).toEqual(['UTF8', 'on', 'on', '127.0.0.1']);
  expect(await ask(database.url, "select lower('ÅΩЖ')")).toEqual(['åωж']);
  await database.stop();
});

test('nobody gets in without the password, which only its owner may read', async () => {
  const database = await startEmbedded(folder, quiet);
  const open = new URL(database.url);
  open.password = 'guess';
  await expect(ask(open.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(folder, 'postgres/deskbell-password')).mode & 0o777).toBe(0o600);
  await database.stop();
});

test('a process number left in postmaster.pid that is another program’s by now does no harm', async () => {
  // PostgreSQL looks closer only where the program is of its own account.
  const { uid, gid } = statSync(join(folder, 'postgres'));
  const other = spawn('sleep', ['60'], { uid, gid });
  writeFileSync(join(folder, 'postgres/postmaster.pid'), `${other.pid}\n`);
  const database = await startEmbedded(folder, quiet);
  expect(other.signalCode).toBeNull();
  other.kill();
  expect(await ask(database.url, 'select 1')).toEqual([1]);
  await database.stop();
});

test('the log holds no text of what was stored', async () => {
  const database = await startEmbedded(folder, quiet);
  await ask(database.url, 'create table notes (text text primary key check (length(text) < 9))');
  await expect(
    ask(database.url, "insert into notes values ('a secret of hers')"),
  ).rejects.toThrow();
  await database.stop();
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).toContain('violates check constraint');
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain('a secret of hers');
});
