import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandOf } from '../src/process-command.ts';
import { Deskbell } from './deskbell.ts';

const deskbell = new Deskbell();
let password: string | undefined;
beforeAll(async () => {
  const server = await deskbell.start();
  password = /Password\s+(\S+)/.exec(server.output())?.[1];
  await server.stop('SIGINT');
});
afterAll(() => deskbell.remove());

const postgresPid = () =>
  Number(readFileSync(join(deskbell.dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

const signIn = (url: string) =>
  fetch(`${url}/api/agents/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@deskbell.local', password }),
  });

test('the first start prints a password that works, every later one keeps it to itself', async () => {
  const server = await deskbell.start();
  expect(password).toMatch(/^\S{12,}$/);
  expect(server.output()).not.toContain('Password');
  expect((await signIn(server.url)).status).toBe(200);
  await server.stop('SIGINT');
});

test('the start page, the demo shop and the widget are served', async () => {
  const server = await deskbell.start();
  for (const path of ['/', '/demo', '/healthz', '/readyz']) {
    expect([path, (await fetch(server.url + path)).status]).toEqual([path, 200]);
  }
  await server.stop('SIGINT');
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s stops it with its PostgreSQL',
  async (signal) => {
    const server = await deskbell.start();
    const pid = postgresPid();
    expect(commandOf(pid)).not.toBeNull();
    const { code, output } = await server.stop(signal);
    expect([code, output.trim().split('\n').at(-1)]).toEqual([0, 'Stopping.']);
    expect(commandOf(pid)).toBeNull();
    expect(existsSync(join(deskbell.dataFolder, 'deskbell.pid'))).toBe(false);
  },
);

test('after kill -9 the next start says so, recovers and has everything', async () => {
  const killed = await deskbell.start();
  await deskbell.run(['agent', 'create', '--email', 'ann@example.com', '--name', 'Ann']);
  await killed.stop('SIGKILL');
  expect(commandOf(postgresPid())).not.toBeNull();
  const server = await deskbell.start();
  expect(server.output()).toContain('that an earlier run left behind');
  const { output } = await deskbell.run(['agent', 'list']);
  expect(output).toContain('ann@example.com');
  await server.stop('SIGINT');
});

test('the admin of the settings is made, and their password is not printed', async () => {
  const other = new Deskbell();
  const env = {
    DESKBELL_ADMIN_EMAIL: 'Ann@example.com',
    DESKBELL_ADMIN_PASSWORD: 'a password of mine',
  };
  const server = await other.start(env);
  expect(server.output()).toContain('ann@example.com');
  expect(server.output()).toContain('as set in DESKBELL_ADMIN_PASSWORD');
  expect(server.output()).not.toContain(env.DESKBELL_ADMIN_PASSWORD);
  await other.remove();
});

test('a misspelt setting is pointed out', async () => {
  const server = await deskbell.start({ DESKBELL_ADMIN_MAIL: 'x' });
  expect(server.output()).toContain('was DESKBELL_ADMIN_EMAIL meant?');
  await server.stop('SIGINT');
});
