import { locales } from '@deskbell/shared/words/locales';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ publicUrl: 'https://chat.example' });
});
afterAll(() => app.close());

async function open(path: string, languages = 'en') {
  const response = await fetch(app.url + path, { headers: { 'accept-language': languages } });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

test('the start page leads to the shop, the console and the API document', async () => {
  const { status, html } = await open('/');
  expect(status).toBe(200);
  for (const href of ['/demo', '/console', '/openapi.json'])
    expect(html).toContain(`href="${href}"`);
});

test('the start page shows the line to embed, with the address people reach the server at', async () => {
  const { html } = await open('/');
  expect(html).toContain(
    '&lt;script async src=&quot;https://chat.example/widget.js&quot; data-site=&quot;demo&quot;&gt;',
  );
});

test('the pages speak the first language of the reader that they know', async () => {
  const { html, headers } = await open('/', 'nl,de-AT;q=0.9,en;q=0.5');
  expect(html).toContain('<html lang="de" dir="ltr">');
  expect(headers.get('vary')).toContain('Accept-Language');
  expect((await open('/demo', 'ar')).html).toContain('<html lang="ar" dir="rtl">');
  expect((await open('/demo', 'tlh')).html).toContain('<html lang="en" dir="ltr">');
});

test('the shop opens in every language', async () => {
  const titles = await Promise.all(
    locales.map(async (locale) => {
      const { status, html } = await open(`/demo?lang=${locale}`);
      expect(status).toBe(200);
      expect(html).toContain(`<html lang="${locale}"`);
      return /<h1>(.*?)<\/h1>/.exec(html)?.[1];
    }),
  );
  expect(new Set(titles).size).toBe(locales.length);
});

test('the shop embeds the widget by the one line a customer would use', async () => {
  const { html } = await open('/demo');
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).toContain('<script async src="/widget.js" data-site="demo"></script>');
  expect(html).toContain('data-deskbell-open');
});

test('every thing in the shop has a page of its own, a picture and a price', async () => {
  const { html } = await open('/demo');
  const links = [...html.matchAll(/href="(\/demo\?item=[a-z-]+)"/g)].map(([, href]) => href ?? '');
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) {
    const page = await open(link);
    expect(page.status).toBe(200);
    expect(page.html).toMatch(/€\d+/);
    const [, picture = ''] = /<article[\s\S]*?<img src="([^"]+)"/.exec(page.html) ?? [];
    expect((await open(picture)).headers.get('content-type')).toContain('image/svg+xml');
  }
});

test('links keep a language that was chosen by hand', async () => {
  const { html } = await open('/demo?kind=lamps&lang=fr');
  expect(html).toContain('href="/demo?item=reading-lamp&amp;lang=fr"');
  expect((await open('/demo?kind=lamps', 'fr')).html).toContain('href="/demo?item=reading-lamp"');
});

test('an item that is not there is said to be gone', async () => {
  expect((await open('/demo?item=anvil')).status).toBe(404);
  expect((await open('/demo?item=constructor')).status).toBe(404);
  expect((await open('/demo?item=day-book&item=day-book')).status).toBe(404);
});

test('nothing from the address stands in a page as markup', async () => {
  const attack = encodeURIComponent('"><img src=x onerror=alert(1)>');
  for (const name of ['item', 'kind', 'lang', 'other']) {
    const { html } = await open(`/demo?${name}=${attack}`);
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('onerror');
  }
});

test('neither page asks anything of another origin or runs anything inline', async () => {
  for (const path of ['/', '/demo', '/demo?item=day-book']) {
    const { html, headers } = await open(path);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(html).not.toMatch(/<style|style="| on\w+="|<script>/);
  }
});
