import { base64url, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { ring } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const encode = (value: object) => base64url.encode(JSON.stringify(value));

async function serverKey(): Promise<Uint8Array> {
  const { value } = await app.db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', 'visitor_tokens')
    .executeTakeFirstOrThrow();
  return base64url.decode(value);
}

/** What the server puts into a token for this visitor, to be signed in another way. */
const claimsOf = (visitorId: string, siteId: string) => ({
  sub: visitorId,
  site: siteId,
  since: Date.now(),
  aud: 'visitor',
  iat: Math.floor(Date.now() / 1_000),
  exp: Math.floor(Date.now() / 1_000) + 3_600,
});

test('claims like the server’s, signed with its key, are taken: what follows could have worked', async () => {
  const { site, conversation, conversationId } = await ring(app);
  const claims = claimsOf(conversation.visitorId, site.id);
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(await serverKey());
  const visitor = await app.visitor(site.key, { token });
  await visitor.call('readConversation', { conversationId });
});

test('no token that this server did not sign gives anyone a visitor’s history', async () => {
  const { site, visitor, conversation } = await ring(app);
  const key = await serverKey();
  const claims = claimsOf(conversation.visitorId, site.id);
  const sign = (payload: object, secret: Uint8Array, alg = 'HS256') =>
    new SignJWT({ ...payload }).setProtectedHeader({ alg }).sign(secret);
  const real = visitor.welcome.token ?? '';
  const [header = '', payload = '', signature = ''] = real.split('.');
  const forged: Record<string, string> = {
    'without algorithm': `${encode({ alg: 'none' })}.${encode(claims)}.`,
    'without algorithm, with the real signature': `${encode({ alg: 'none' })}.${payload}.${signature}`,
    'signed with another key': await sign(claims, new Uint8Array(32)),
    'of another algorithm': await sign(claims, key, 'HS512'),
    'with other claims under the real signature': `${header}.${encode({ ...claims, sub: uuidv7() })}.${signature}`,
    'for another audience': await sign({ ...claims, aud: 'agent' }, key),
    'for nobody in particular': await sign({ ...claims, sub: 'everyone' }, key),
    'without a site': await sign({ ...claims, site: undefined }, key),
    'cut off': real.slice(0, -4),
    'of nothing': '..',
  };
  for (const [what, token] of Object.entries(forged)) {
    const rest = await app.rest('GET /api/conversations', { token });
    expect([what, rest.status, rest.body]).toMatchObject([
      what,
      401,
      { error: { code: 'notSignedIn' } },
    ]);
    await expect(app.visitor(site.key, { token }), what).rejects.toMatchObject({
      code: 'notSignedIn',
    });
  }
});
