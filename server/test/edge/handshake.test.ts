import { welcome } from '@deskbell/shared/hello';
import { protocol } from '@deskbell/shared/version';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { messagesOf, ring, say } from '../scenes.ts';
import { everythingStored } from '../stored.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('the first thing anyone hears is a welcome that says who they are and where catch-up begins', async () => {
  const site = await app.site();
  const visitor = await app.visitor(site.key, { locale: 'ar' });
  expect(welcome.parse(visitor.welcome)).toEqual(visitor.welcome);
  expect(visitor.welcome).toMatchObject({
    protocol,
    actor: 'visitor',
    visitor: { siteId: site.id, locale: 'ar' },
  });
  expect(await visitor.call('catchUp', { cursor: visitor.welcome.cursor })).toMatchObject({
    changes: [],
    isLevel: true,
  });
  const agent = await app.agent();
  const console = await app.console(agent.token);
  expect(console.welcome).toMatchObject({ actor: 'agent', agent: { id: agent.id } });
  expect(console.welcome).not.toHaveProperty('token');
});

test('a client of a newer protocol is told what this server speaks, whatever else it says', async () => {
  for (const given of [protocol + 1, 99, 0, -1, 1.5])
    for (const rest of [{}, { actor: 'visitor', site: 'demo' }, { actor: 'robot', mood: 7 }])
      await expect(app.connect({ protocol: given, ...rest })).rejects.toMatchObject({
        code: 'protocolUnsupported',
        params: { oldest: 1, newest: protocol, given },
      });
});

test.each([
  ['nothing', {}],
  ['no protocol', { actor: 'visitor', site: 'demo' }],
  ['a protocol that is no number', { protocol: '1', actor: 'visitor', site: 'demo' }],
  ['no actor', { protocol: 1 }],
  ['an unknown actor', { protocol: 1, actor: 'admin', token: 'x' }],
  ['no site', { protocol: 1, actor: 'visitor' }],
  ['a site that is no text', { protocol: 1, actor: 'visitor', site: { $ne: '' } }],
  ['an overlong site', { protocol: 1, actor: 'visitor', site: 'x'.repeat(65) }],
  ['a token that is no text', { protocol: 1, actor: 'visitor', site: 'demo', token: ['a.b.c'] }],
  ['a page without address', { protocol: 1, actor: 'visitor', site: 'demo', page: {} }],
  ['an agent without token', { protocol: 1, actor: 'agent' }],
  ['an agent with an empty token', { protocol: 1, actor: 'agent', token: '' }],
])('a hello with %s is refused as bad input that names the field', async (_what, auth) => {
  await expect(app.connect(auth)).rejects.toMatchObject({
    code: 'badInput',
    params: { field: expect.any(String) },
  });
});

test('a wrong site key is said to be that', async () => {
  for (const key of ['nobody', "demo' or 1=1 --", '😀'])
    await expect(app.visitor(key)).rejects.toMatchObject({ code: 'siteUnknown' });
});

test('a site key that cannot be a key is bad input or unknown, never a broken server', async () => {
  await expect(app.visitor('de\u0000mo')).rejects.toMatchObject({
    code: expect.stringMatching(/^(badInput|siteUnknown)$/),
  });
});

test('a page of another origin is refused; the site’s own, the server’s own and scripts are let in', async () => {
  const site = await app.site({ allowedOrigins: ['https://shop.example'] });
  const auth = { protocol: 1, actor: 'visitor', site: site.key };
  await expect(app.connect(auth, { origin: 'https://evil.example' })).rejects.toMatchObject({
    code: 'originRefused',
    params: { origin: 'https://evil.example' },
  });
  await expect(app.connect(auth, { origin: 'null' })).rejects.toMatchObject({
    code: 'originRefused',
  });
  for (const headers of [{ origin: 'https://shop.example' }, { origin: app.url }, undefined])
    expect((await app.connect(auth, headers)).welcome.actor).toBe('visitor');
});

test('odd circumstances never cost a visitor their message', async () => {
  const site = await app.site();
  const odd = 'a\u0000b\ud83d';
  const visitor = await app.connect({
    protocol: 1,
    actor: 'visitor',
    site: site.key,
    locale: odd,
    timeZone: odd,
    page: { url: `https://shop.example/${odd}`, title: odd, referrer: odd },
  });
  const { message, conversation } = await say(visitor, '', { conversationId: undefined });
  expect(await messagesOf(visitor, conversation.id)).toEqual([message]);
});

test('an address or title too long to keep is cut, and the visitor is welcome', async () => {
  const site = await app.site();
  const visitor = await app.connect({
    protocol: 1,
    actor: 'visitor',
    site: site.key,
    page: { url: `https://shop.example/?${'q'.repeat(5_000)}`, title: 't'.repeat(900) },
  });
  const agent = await app.console();
  const { conversation } = await say(visitor, '', { conversationId: undefined });
  const seen = await agent.call('readConversation', { conversationId: conversation.id });
  expect(seen.conversation.context?.page?.url).toHaveLength(2_000);
  expect(seen.conversation.context?.page?.title).toHaveLength(500);
});

test('a token from the welcome brings the same visitor back to their conversation', async () => {
  const { site, visitor, conversationId } = await ring(app);
  const again = await app.visitor(site.key, { token: visitor.welcome.token ?? '' });
  expect(again.welcome.visitor?.id).toBe(visitor.welcome.visitor?.id);
  const { conversations } = await again.call('listConversations', {});
  expect(conversations.map(({ id }) => id)).toEqual([conversationId]);
});

test('connecting stores nothing', async () => {
  const site = await app.site();
  const agent = await app.agent();
  const before = await everythingStored(app.db);
  await app.visitor(site.key);
  await app.console(agent.token);
  expect(await everythingStored(app.db)).toEqual(before);
});
