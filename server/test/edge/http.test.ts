import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyLimit } from '../../src/edge/broken-request.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { ring } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  app.rest(`POST ${path}`, { body, headers });

const signIn = '/api/agents/sign-in';

test.each([
  ['broken', '{"email":'],
  ['not JSON at all', 'email=a&password=b'],
  ['a bare text', '"hello"'],
  ['a bare number', '7'],
])('a body that is %s is bad input that names the body', async (_what, body) => {
  const answer = await post(signIn, body);
  expect([answer.status, answer.body]).toMatchObject([
    400,
    { error: { code: 'badInput', params: { field: 'body' } } },
  ]);
});

test.each([
  ['an unknown charset', { 'content-type': 'application/json; charset=klingon' }],
  ['an unknown encoding', { 'content-encoding': 'rot13' }],
  ['an encoding it does not have', { 'content-encoding': 'gzip' }],
])('a body with %s is bad input', async (_what, headers) => {
  const answer = await post(signIn, '{"email":"a@b","password":"c"}', headers);
  expect([answer.status, answer.body]).toMatchObject([400, { error: { code: 'badInput' } }]);
});

test('a body that is an array holds none of the fields', async () => {
  expect((await post(signIn, '[1,2]')).body).toMatchObject({
    error: { code: 'badInput', params: { field: 'email' } },
  });
});

test('a body too large is refused, and says what is allowed', async () => {
  const { status, body } = await post(signIn, JSON.stringify({ email: 'x'.repeat(bodyLimit) }));
  expect([status, body]).toMatchObject([
    413,
    { error: { code: 'tooLarge', params: { field: 'body', limit: bodyLimit } } },
  ]);
});

test('100 kB of text is refused by its field, and the message after it is stored', async () => {
  const { visitor, conversationId } = await ring(app);
  const send = (text: string) =>
    app.rest(`POST /api/conversations/${conversationId}/messages`, {
      token: visitor.welcome.token ?? '',
      body: eg.message({ text }),
    });
  const tooLong = await send('x'.repeat(100_000));
  expect([tooLong.status, tooLong.body]).toMatchObject([
    413,
    { error: { code: 'tooLarge', params: { field: 'text', limit: 10_000 } } },
  ]);
  expect((await send('shorter')).body).toMatchObject({ message: { seq: 2, text: 'shorter' } });
});

test.each(['GET /api/nothing', 'PUT /api/conversations', 'PATCH /api/sites', 'GET /api'])(
  '%s is no route, and says so as JSON',
  async (request) => {
    const { status, body } = await app.rest(request);
    expect([status, body]).toMatchObject([404, { error: { code: 'notFound' } }]);
  },
);

test.each([
  'GET /api/conversations/%E0%A4%A',
  'GET /api/widget/%',
  'GET /%E0%A4%A',
  'GET /widget/frame?site=%00',
  'GET /api/widget/%00',
])('%s is the caller’s mistake, told without a word of the code behind', async (request) => {
  const { status, body } = await app.rest(request);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|at /);
});

test('the same field twice in a query is bad input', async () => {
  const { token } = await app.agent();
  const { status, body } = await app.rest('GET /api/conversations?limit=1&limit=2', { token });
  expect([status, body]).toMatchObject([400, { error: { params: { field: 'limit' } } }]);
});

test('the path has the last word on what a call is about', async () => {
  const mine = await ring(app);
  const other = await ring(app);
  const { body } = await app.rest(
    `POST /api/conversations/${mine.conversationId}/read?conversationId=${other.conversationId}`,
    {
      token: mine.visitor.welcome.token ?? '',
      body: { conversationId: other.conversationId, seq: 1 },
    },
  );
  expect(body).toMatchObject({ receipt: { conversationId: mine.conversationId, readSeq: 1 } });
});

test('keys that reach for the prototype change nothing', async () => {
  const { token } = await app.agent();
  const body = '{"__proto__":{"status":"away"},"constructor":{"prototype":{"status":"away"}}}';
  const answer = await app.rest('POST /api/agents/me/presence?__proto__[status]=away', {
    token,
    body,
  });
  expect(answer.body).toMatchObject({ error: { code: 'badInput', params: { field: 'status' } } });
  expect(({} as Record<string, unknown>).status).toBeUndefined();
});

test('pages of any origin may call the API, which never uses cookies and is never cached', async () => {
  const { status, headers } = await app.rest('OPTIONS /api/conversations', {
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  expect(status).toBe(204);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('access-control-allow-headers')).toBe(
    'authorization, content-type, x-request-id',
  );
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  const answer = await app.rest('GET /api/sites');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('x-powered-by')).toBeNull();
});

test('a token under another scheme is no token', async () => {
  const { token } = await app.agent();
  for (const authorization of [token, `Basic ${token}`, 'Bearer', `Bearer${token}`]) {
    const { body } = await app.rest('GET /api/sites', { headers: { authorization } });
    expect(body).toMatchObject({ error: { code: 'notSignedIn' } });
  }
  const { status } = await app.rest('GET /api/sites', {
    headers: { authorization: `bearer   ${token} ` },
  });
  expect(status).toBe(200);
});
