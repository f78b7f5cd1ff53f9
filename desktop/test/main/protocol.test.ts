import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePage } from '../../src/main/protocol.ts';

let outside: string;
let folder: string;

beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'deskbell-protocol-'));
  folder = join(outside, 'console');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outside, 'secret.json'), '{"secret":true}');
  writeFileSync(join(folder, 'index.html'), '<title>console</title>');
  writeFileSync(join(folder, 'assets/main-1a_B.js'), 'run()');
  writeFileSync(join(folder, 'assets/odd.exe'), 'MZ');
  symlinkSync(join(outside, 'secret.json'), join(folder, 'assets/link.json'));
  symlinkSync(outside, join(folder, 'up'));
});
afterAll(() => rmSync(outside, { recursive: true }));

const ask = (url: string, method = 'GET') => servePage(folder, new Request(url, { method }));

test('a window gets the console’s files, each as what it is', async () => {
  const page = await ask('app://deskbell/console/');
  expect(await page.text()).toBe('<title>console</title>');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const script = await ask('app://deskbell/console/assets/main-1a_B.js');
  expect(await script.text()).toBe('run()');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

describe('nothing else is found', () => {
  const urls = [
    'app://deskbell/',
    'app://deskbell/console',
    'app://deskbell/secret.json',
    'app://deskbell/console/../secret.json',
    'app://deskbell/console/..%2fsecret.json',
    'app://deskbell/console/%2e%2e/secret.json',
    'app://deskbell/console/%2e%2e%2fsecret.json',
    'app://deskbell/console/..%5csecret.json',
    'app://deskbell/console/..\\secret.json',
    'app://deskbell/console/assets/../../secret.json',
    'app://deskbell/console/assets//main-1a_B.js',
    'app://deskbell/console//etc/passwd',
    'app://deskbell/console/assets/main-1a_B.js%00.html',
    'app://deskbell/console/assets/link.json',
    'app://deskbell/console/up/secret.json',
    'app://deskbell/console/assets/odd.exe',
    'app://deskbell/console/assets/',
    'app://deskbell/console/.env',
    'app://deskbell/console/assets/missing.js',
    'app://elsewhere/console/index.html',
    'app://deskbell:80/console/index.html',
    'file:///etc/passwd',
    'https://deskbell/console/index.html',
  ];
  test.each(urls)('%s', async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('not found');
  });

  test('by any other method', async () => {
    expect((await ask('app://deskbell/console/', 'POST')).status).toBe(404);
    expect((await ask('app://deskbell/console/', 'HEAD')).status).toBe(404);
  });
});

test('every answer carries the policy that lets a page reach nothing but itself', async () => {
  for (const url of ['app://deskbell/console/', 'app://deskbell/nothing']) {
    const { headers } = await ask(url);
    const policy = Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split('; ').map((part) => {
        const [name = '', ...sources] = part.split(' ');
        return [name, sources.join(' ')];
      }),
    );
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'none'",
      'object-src': "'none'",
      'frame-src': "'none'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
    });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});
