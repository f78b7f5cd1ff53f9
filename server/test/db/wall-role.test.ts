import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Embedded, startEmbedded } from '../../src/db/embedded.ts';
import { Deskbell } from '../deskbell.ts';

// A PostgreSQL of its own: roles belong to all databases of one, and other tests need the role this file does without.
const folder = mkdtempSync(join(tmpdir(), 'deskbell-roles-'));
const deskbell = new Deskbell();
let server: Embedded;
let admin: Client;
beforeAll(async () => {
  server = await startEmbedded(folder, () => undefined, { fsync: 'off' });
  admin = new Client(server.url);
  await admin.connect();
});
afterAll(async () => {
  await deskbell.remove();
  await admin.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const users = ['ann', 'bob', 'deskbell-prod'];
afterEach(async () => {
  for (const user of users) await admin.query(`drop database if exists "${user}" with (force)`);
  await admin.query('drop role if exists deskbell_actor');
  for (const user of users) await admin.query(`drop role if exists "${user}"`);
});

/** A user with a database of their own; returns its URL. */
async function addOwner(user: string, rights = ''): Promise<string> {
  await admin.query(`create role "${user}" login password 'secret' ${rights}`);
  await admin.query(`create database "${user}" owner "${user}"`);
  const url = new URL(server.url);
  Object.assign(url, { username: user, password: 'secret', pathname: `/${user}` });
  return url.href;
}

async function expectServed(databaseUrl: string): Promise<void> {
  const password = 'a password of mine';
  const running = await deskbell.start({
    DATABASE_URL: databaseUrl,
    DESKBELL_ADMIN_PASSWORD: password,
  });
  const signIn = await fetch(`${running.url}/api/agents/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@deskbell.local', password }),
  });
  const { token } = (await signIn.json()) as { token: string };
  // An agent's question is asked behind the wall.
  const agents = await fetch(`${running.url}/api/agents`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect([signIn.status, agents.status]).toEqual([200, 200]);
  expect((await running.stop('SIGINT')).code).toBe(0);
}

/** What a start that must not happen says. */
async function refusal(databaseUrl: string): Promise<string> {
  const { code, output } = await deskbell.run(['start'], { DATABASE_URL: databaseUrl });
  expect(code).toBe(1);
  expect(output).not.toMatch(/^\s+at /m);
  return output.trim();
}

const sqlIn = (said: string) => /run: (.*)$/.exec(said)?.[1] ?? '';

test('an owner who may make roles needs nothing more, and nothing is inherited', async () => {
  await expectServed(await addOwner('ann', 'createrole'));
  const { rows } = await admin.query(
    `select pg_has_role('ann', 'deskbell_actor', 'set') as may_set,
       pg_has_role('ann', 'deskbell_actor', 'usage') as inherits`,
  );
  expect(rows).toEqual([{ may_set: true, inherits: false }]);
});

test('an owner who may not make roles is told what to run, and is served once that was run', async () => {
  const url = await addOwner('deskbell-prod');
  const said = await refusal(url);
  expect(said).toMatch(/^The database user "deskbell-prod" may not become the role deskbell_actor/);
  expect(sqlIn(said)).toBe(
    'create role deskbell_actor nologin; grant deskbell_actor to "deskbell-prod" with inherit false, set true;',
  );
  await admin.query(sqlIn(said));
  await expectServed(url);
});

test('a second database of another owner is told what to run, and is served once that was run', async () => {
  await deskbell.run(['migrate'], { DATABASE_URL: await addOwner('ann', 'createrole') });
  const url = await addOwner('bob', 'createrole');
  const said = await refusal(url);
  expect(sqlIn(said)).toBe('grant deskbell_actor to bob with inherit false, set true;');
  await admin.query(sqlIn(said));
  await expectServed(url);
});

test('an owner who was given the role beforehand needs nothing more', async () => {
  const url = await addOwner('ann');
  await admin.query('create role deskbell_actor nologin');
  await admin.query('grant deskbell_actor to ann with set true');
  await expectServed(url);
});

test('a user who has lost the role since is told at the start, before anybody is served', async () => {
  const url = await addOwner('ann');
  await admin.query('create role deskbell_actor nologin');
  await admin.query('grant deskbell_actor to ann with set true');
  expect((await deskbell.run(['migrate'], { DATABASE_URL: url })).code).toBe(0);
  await admin.query('revoke deskbell_actor from ann');
  const said = await refusal(url);
  expect(sqlIn(said)).toBe('grant deskbell_actor to ann with inherit false, set true;');
});

test('a user who may not make tables is told what to run', async () => {
  const url = new URL(await addOwner('ann'));
  await addOwner('bob');
  url.pathname = '/bob';
  const said = await refusal(url.href);
  expect(said).toMatch(/^The database user ann may not make tables/);
  expect(sqlIn(said)).toBe('grant usage, create on schema public to ann;');
});

test('a user who may not change what another one owns is told which', async () => {
  const url = await addOwner('ann', 'createrole');
  const theirs = new URL(server.url);
  theirs.pathname = '/ann';
  const asAdmin = new Client(theirs.href);
  await asAdmin.connect();
  await asAdmin.query('create role deskbell_actor nologin; grant deskbell_actor to ann');
  await asAdmin.query('create table kysely_migration (name varchar(255), timestamp varchar(255))');
  await asAdmin.end();
  const said = await refusal(url);
  expect(said).toBe(
    'The database user ann may not do what is needed (permission denied for table kysely_migration). Make it the owner of the database and of everything in it.',
  );
});
