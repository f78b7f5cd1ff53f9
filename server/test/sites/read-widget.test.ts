import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { everythingStored } from '../stored.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const read = (key: string, origin?: string) =>
  app.rest(`GET /api/widget/${key}`, { headers: origin === undefined ? {} : { origin } });

test('a page gets what it needs to draw the widget, and nothing about anyone', async () => {
  const site = await app.site({ greeting: 'Hello there', replyTimeMinutes: 5 });
  const { status, body } = await read(site.key);
  expect(status).toBe(200);
  expect(body).toEqual({
    siteKey: site.key,
    name: site.name,
    mode: 'single',
    accentColor: '#2563eb',
    position: 'right',
    colorScheme: 'auto',
    greeting: 'Hello there',
    replyTimeMinutes: 5,
    defaultLocale: 'en',
    showsPreview: true,
    marksTitle: true,
  });
});

test('caches may keep it, apart for each origin, and any page may read it', async () => {
  const { headers } = await read((await app.site()).key, 'https://anyone.example');
  expect(headers.get('cache-control')).toBe('public, max-age=300');
  expect(headers.get('vary')).toContain('Origin');
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('set-cookie')).toBeNull();
});

test('a page of another origin is refused, and no cache keeps the refusal', async () => {
  const site = await app.site({ allowedOrigins: ['https://shop.example'] });
  expect((await read(site.key, 'https://shop.example')).status).toBe(200);
  expect((await read(site.key, app.url)).status).toBe(200);
  for (const origin of ['https://evil.example', 'https://shop.example.evil.example', 'null']) {
    const { status, body, headers } = await read(site.key, origin);
    expect([status, body]).toMatchObject([
      403,
      { error: { code: 'originRefused', params: { origin } } },
    ]);
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

test('a key that is no site’s is said to be that', async () => {
  for (const key of ['nobody', '%00', 'demo%27--', '😀'.repeat(10)]) {
    const { status, body } = await read(encodeURI(decodeURI(key)));
    expect([400, 404]).toContain(status);
    expect(['siteUnknown', 'badInput']).toContain((body.error as { code: string }).code);
  }
  expect((await read('x'.repeat(65))).body).toMatchObject({ error: { code: 'tooLarge' } });
});

test('a page view stores nothing', async () => {
  const { key } = await app.site();
  const before = await everythingStored(app.db);
  await read(key);
  expect(await everythingStored(app.db)).toEqual(before);
});
