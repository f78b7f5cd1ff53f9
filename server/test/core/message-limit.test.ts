import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VisitorActor } from '../../src/core/actor.ts';
import { MessageLimit, visitorMessages } from '../../src/core/message-limit.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { ring, say } from '../scenes.ts';

const from = { ip: '127.0.0.1', userAgent: null, origin: null, isOwnOrigin: false };
const visitorActor = (visitorId: string): VisitorActor => ({
  kind: 'visitor',
  visitorId,
  siteId: visitorId,
  since: new Date(),
  locale: null,
  timeZone: null,
  page: null,
  from,
});

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a visitor who floods is told when to go on, and nobody else is kept waiting', async () => {
  const { visitor, message, conversationId } = await ring(app);
  // The same message again and again: a repeat is counted as well, and cheap.
  const { id, text } = message;
  const once = () =>
    app.rest(`POST /api/conversations/${conversationId}/messages`, {
      token: visitor.welcome.token ?? '',
      body: { id, text },
    });
  const answers = await Promise.all(Array.from({ length: visitorMessages + 20 }, once));
  const refusals = answers.filter(({ status }) => status !== 200);
  expect(refusals).toHaveLength(21);
  for (const { status, body, headers } of refusals) {
    const { code, retryAfterMs } = body.error as { code: string; retryAfterMs: number };
    expect([status, code]).toEqual([429, 'tooMany']);
    expect(retryAfterMs).toBeGreaterThan(0);
    expect(retryAfterMs).toBeLessThanOrEqual(10_000);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
  const other = await ring(app);
  await say(other.visitor, other.conversationId);
});

test('messages are counted apart from reading, so that a flood does not freeze the page', async () => {
  const limit = new MessageLimit(null);
  const actor = visitorActor('flooding');
  for (let n = 0; n < visitorMessages; n += 1) await limit.take(actor, 'sendMessage');
  await expect(limit.take(actor, 'sendMessage')).rejects.toMatchObject({
    body: { code: 'tooMany', retryAfterMs: expect.any(Number) },
  });
  await limit.take(actor, 'markRead');
  await limit.take(visitorActor('another'), 'sendMessage');
});

test('an agent is never kept from answering', async () => {
  const limit = new MessageLimit(null);
  for (let n = 0; n < visitorMessages * 2; n += 1)
    await limit.take(
      { kind: 'agent', agentId: 'a', role: 'agent', siteIds: [], sessionId: 's', from },
      'sendMessage',
    );
});
