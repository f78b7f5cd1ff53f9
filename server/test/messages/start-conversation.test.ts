import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { refused, ring } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function visitorToken() {
  const site = await app.site();
  const { body } = await app.rest('POST /api/visitors/session', { body: { site: site.key } });
  return String(body.token);
}

test('a visitor without a socket starts a conversation over REST', async () => {
  const token = await visitorToken();
  const sent = eg.message();
  const { status, body } = await app.rest('POST /api/conversations', { token, body: sent });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    message: { id: sent.id, text: sent.text, seq: 1 },
    conversation: { status: 'waiting' },
  });
});

test('an open conversation is adopted rather than doubled, and a repeat answers the same', async () => {
  const { visitor, conversationId } = await ring(app);
  const sent = eg.message();
  const first = await visitor.call('startConversation', sent);
  expect(first.conversation.id).toBe(conversationId);
  expect((await visitor.call('startConversation', sent)).message).toEqual(first.message);
});

test('an id that is taken is refused, and an agent cannot start one', async () => {
  const { message } = await ring(app);
  const { status, body } = await app.rest('POST /api/conversations', {
    token: await visitorToken(),
    body: { id: message.id, text: 'mine' },
  });
  expect([status, body]).toMatchObject([409, { error: { code: 'idTaken' } }]);
  const agent = await app.console();
  expect(await agent.ask('startConversation', eg.message())).toMatchObject(refused('forbidden'));
});

test('a visitor whose site was taken down is told that it is gone', async () => {
  const site = await app.site();
  const visitor = await app.visitor(site.key);
  await app.db.deleteFrom('sites').where('id', '=', site.id).execute();
  for (const name of ['startConversation', 'sendMessage'] as const)
    expect(await visitor.ask(name, eg.message())).toMatchObject(refused('siteUnknown'));
});
