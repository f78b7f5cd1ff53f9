import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { settingNames } from '../src/config/settings.ts';
import { readConfig, readEnvironment, unknownSettings } from '../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'deskbell-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('with nothing set, everything has a value that works', () => {
  expect(readConfig({})).toEqual({
    port: 4000,
    host: '0.0.0.0',
    dataFolder: resolve('.deskbell'),
    databaseUrl: null,
    poolSize: 10,
    redisUrl: null,
    publicUrl: 'http://localhost:4000',
    admin: { email: null, password: null },
    metricsToken: null,
    logLevel: 'info',
    isBehindProxy: false,
  });
});

test('every setting is read', () => {
  const config = readConfig({
    PORT: '8080',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'https://chat.example.com/',
    TRUST_PROXY: 'true',
    DESKBELL_DATA: '/srv/deskbell',
    DATABASE_URL: 'postgres://ann:secret@db:5432/chat',
    DATABASE_POOL: '20',
    REDIS_URL: 'rediss://cache:6379',
    DESKBELL_ADMIN_EMAIL: 'ann@example.com',
    DESKBELL_ADMIN_PASSWORD: 'long enough',
    METRICS_TOKEN: 'let-the-watcher-in',
    LOG_LEVEL: 'warn',
  });
  expect(config).toEqual({
    port: 8080,
    host: '127.0.0.1',
    dataFolder: '/srv/deskbell',
    databaseUrl: 'postgres://ann:secret@db:5432/chat',
    poolSize: 20,
    redisUrl: 'rediss://cache:6379',
    publicUrl: 'https://chat.example.com',
    admin: { email: 'ann@example.com', password: 'long enough' },
    metricsToken: 'let-the-watcher-in',
    logLevel: 'warn',
    isBehindProxy: true,
  });
});

test('the links follow the port where no public address is set', () => {
  expect(readConfig({ PORT: '4711' }).publicUrl).toBe('http://localhost:4711');
});

test('a setting set to nothing counts as not set', () => {
  const nothing = Object.fromEntries(settingNames.map((name) => [name, '']));
  expect(readConfig(nothing)).toEqual(readConfig({}));
});

test.each([
  ['PORT', 'abc', '"abc"'],
  ['PORT', '65536', '"65536"'],
  ['PORT', '-1', '"-1"'],
  ['PORT', '80.5', '"80.5"'],
  ['HOST', 'not a host', '"not a host"'],
  ['PUBLIC_URL', 'chat.example.com', '"chat.example.com"'],
  ['PUBLIC_URL', 'https://example.com/chat', '"https://example.com/chat"'],
  ['PUBLIC_URL', 'ftp://example.com', '"ftp://example.com"'],
  ['TRUST_PROXY', 'yes', '"yes"'],
  ['DATABASE_URL', 'mysql://db/chat', 'mysql://db/chat'],
  ['DATABASE_POOL', '0', '"0"'],
  ['REDIS_URL', 'http://cache', 'http://cache/'],
  ['DESKBELL_ADMIN_EMAIL', 'ann', '"ann"'],
  ['DESKBELL_ADMIN_PASSWORD', 'short', '(hidden, 5 characters)'],
  ['LOG_LEVEL', 'loud', '"loud"'],
])('a wrong %s (%s) is named with what was given and what is allowed', (name, value, shown) => {
  expect(() => readConfig({ [name]: value })).toThrow(`${name} is ${shown}; allowed is `);
});

test('all that is wrong is told at once', () => {
  const read = () => readConfig({ PORT: 'abc', TRUST_PROXY: 'maybe', LOG_LEVEL: 'loud' });
  expect(read).toThrow(
    /^3 settings are not right:\n {2}PORT .*\n {2}TRUST_PROXY .*\n {2}LOG_LEVEL /,
  );
});

test.each([
  ['mysql://ann:topsecret@db/chat', 'mysql://ann:***@db/chat'],
  ['mysql://db/chat?password=topsecret', 'mysql://db/chat;'],
  ['ann:topsecret@db', '(hidden)'],
])('no password is shown: %s', (value, shown) => {
  const read = () => readConfig({ DATABASE_URL: value, DESKBELL_ADMIN_PASSWORD: 'tops' });
  expect(read).toThrow(shown);
  expect(read).not.toThrow(/tops/);
});

test('a .env file is read, and what is set for real wins', () => {
  writeFileSync(join(folder, '.env'), '# ours\nPORT=5000\nLOG_LEVEL="warn"\n');
  expect(readEnvironment(folder, { PORT: '6000' })).toEqual({ PORT: '6000', LOG_LEVEL: 'warn' });
  expect(readEnvironment(join(folder, 'elsewhere'), { PORT: '1' })).toEqual({ PORT: '1' });
});

test('a .env that cannot be read stops the start', () => {
  const odd = join(folder, 'odd');
  mkdirSync(join(odd, '.env'), { recursive: true });
  expect(() => readEnvironment(odd, {})).toThrow(/The settings file .* cannot be read \(EISDIR\)/);
});

test('a misspelt setting of ours is warned about with the one that was probably meant', () => {
  expect(unknownSettings({ DESKBELL_DATA: 'x', DESKBELL_TEST_BROWSER: 'x', PATH: 'x' })).toEqual(
    [],
  );
  expect(unknownSettings({ DESKBELL_ADMIN_MAIL: 'x' })).toEqual([
    'There is no setting DESKBELL_ADMIN_MAIL; was DESKBELL_ADMIN_EMAIL meant?',
  ]);
  expect(unknownSettings({ DESKBELL_FRUIT: 'x' })).toEqual(['There is no setting DESKBELL_FRUIT.']);
});
