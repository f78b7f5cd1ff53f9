import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenLifeMs } from '../../src/visitors/token.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { everythingStored } from '../stored.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const open = (body: object, headers: Record<string, string> = {}) =>
  app.rest('POST /api/visitors/session', { body, headers });

test('a visitor gets a token that works over REST and sockets, and stays the same visitor', async () => {
  const site = await app.site();
  const { status, body } = await open({ site: site.key, locale: 'fr' });
  expect(status).toBe(200);
  expect(body.visitor).toMatchObject({ siteId: site.id, isIdentified: false, locale: 'fr' });
  const token = String(body.token);
  const { id } = body.visitor as { id: string };
  const socket = await app.visitor(site.key, { token });
  expect(socket.welcome.visitor?.id).toBe(id);
  const { status: listed } = await app.rest('GET /api/conversations', { token });
  expect(listed).toBe(200);
  const renewed = await open({ site: site.key, token });
  expect(renewed.body.visitor).toMatchObject({ id });
});

test('it says where catching up begins, so that REST alone misses nothing', async () => {
  const site = await app.site();
  const { token, cursor } = (await open({ site: site.key })).body as Record<string, string>;
  await app.rest('POST /api/conversations', { token, body: eg.message({ text: 'Hello' }) });
  await expect
    .poll(async () => (await app.rest(`GET /api/changes?cursor=${cursor}`, { token })).body)
    .toMatchObject({
      isLevel: true,
      changes: expect.arrayContaining([
        { event: 'messageStored', body: { message: expect.objectContaining({ text: 'Hello' }) } },
      ]),
    });
});

test('a renewed token lives on where the old one would have ended', async () => {
  const site = await app.site();
  const first = String((await open({ site: site.key })).body.token);
  app.clock.advance(tokenLifeMs - 60_000);
  const second = String((await open({ site: site.key, token: first })).body.token);
  app.clock.advance(120_000);
  const list = (token: string) => app.rest('GET /api/conversations', { token });
  expect((await list(first)).body).toMatchObject({ error: { code: 'tokenExpired' } });
  expect((await list(second)).status).toBe(200);
  expect((await open({ site: site.key, token: first })).body).toMatchObject({
    error: { code: 'tokenExpired' },
  });
  await expect(app.visitor(site.key, { token: first })).rejects.toMatchObject({
    code: 'tokenExpired',
  });
});

test('an expired token in the header does not keep its owner from a new one', async () => {
  const site = await app.site();
  const { body } = await open({ site: site.key });
  app.clock.advance(tokenLifeMs + 1_000);
  const again = await app.rest('POST /api/visitors/session', {
    token: String(body.token),
    body: { site: site.key },
  });
  expect(again.status).toBe(200);
});

test('a token of another site is refused, and reads nothing there', async () => {
  const site = await app.site();
  const other = await app.site();
  const visitor = await app.visitor(site.key);
  await visitor.call('sendMessage', eg.message());
  const token = visitor.welcome.token ?? '';
  expect((await open({ site: other.key, token })).body).toMatchObject({
    error: { code: 'notSignedIn' },
  });
  await expect(app.visitor(other.key, { token })).rejects.toMatchObject({ code: 'notSignedIn' });
});

test('an unknown site and a page of another origin are refused', async () => {
  expect((await open({ site: 'nobody' })).body).toMatchObject({ error: { code: 'siteUnknown' } });
  const site = await app.site({ allowedOrigins: ['https://shop.example'] });
  const ours = await open({ site: site.key }, { origin: 'https://shop.example' });
  expect(ours.status).toBe(200);
  const theirs = await open({ site: site.key }, { origin: 'https://evil.example' });
  expect([theirs.status, theirs.body]).toMatchObject([403, { error: { code: 'originRefused' } }]);
});

test('nothing is stored for it', async () => {
  const { key } = await app.site();
  const before = await everythingStored(app.db);
  const { body } = await open({ site: key });
  await open({ site: key, token: body.token });
  expect(await everythingStored(app.db)).toEqual(before);
});
