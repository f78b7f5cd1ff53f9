import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** A page's content policy by directive. */
async function policyOf(path: string): Promise<Map<string, string>> {
  const { headers } = await fetch(app.url + path);
  const directives = (headers.get('content-security-policy') ?? '').split('; ');
  return new Map(
    directives.map((one) => [one.split(' ')[0] ?? '', one.split(' ').slice(1).join(' ')]),
  );
}

test('the chat may be framed by the pages of its site only, and by any where none are named', async () => {
  const bound = await app.site({
    allowedOrigins: ['https://shop.example', 'https://blog.example'],
  });
  const open = await app.site();
  const ancestors = async (key: string) =>
    (await policyOf(`/widget/frame?site=${key}`)).get('frame-ancestors');
  expect(await ancestors(bound.key)).toBe("'self' https://shop.example https://blog.example");
  expect(await ancestors(open.key)).toBe('*');
});

test('the frame of no site is not found, and nothing of the address comes back as markup', async () => {
  const { status, headers, body } = await app.rest(
    'GET /widget/frame?site=%3Cscript%3Ealert(1)%3C/script%3E',
  );
  expect(status).toBe(404);
  expect(headers.get('content-type')).toContain('text/plain');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(body.text).toContain('<script>');
});

test.each(['/', '/demo', '/console', '/console/chats/7', '/widget/frame'])(
  '%s runs only what it brings: nothing inline, nothing evaluated, nothing from elsewhere',
  async (path) => {
    const site = await app.site();
    const policy = await policyOf(path === '/widget/frame' ? `${path}?site=${site.key}` : path);
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('object-src')).toBe("'none'");
    expect([...policy.values()].join(' ')).not.toContain('unsafe');
    if (path !== '/widget/frame') expect(policy.get('frame-ancestors')).toBe("'none'");
  },
);

test.each(['/', '/demo', '/console', '/healthz', '/openapi.json', '/widget.js', '/nothing'])(
  '%s comes with safe headers and without a cookie',
  async (path) => {
    const { headers } = await fetch(app.url + path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
  },
);
