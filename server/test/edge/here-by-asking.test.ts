import { afterAll, beforeAll, expect, test } from 'vitest';
import { hereForMs } from '../../src/edge/here-by-asking.ts';
import { graceMs } from '../../src/presence/presences.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { agentAt } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a visitor who has to ask over REST is here for agents as long as they keep asking', async () => {
  const site = await app.site();
  const { body } = await app.rest('POST /api/visitors/session', { body: { site: site.key } });
  const { token, visitor } = body as { token: string; visitor: { id: string } };
  const ask = () => app.rest('GET /api/conversations', { token });
  const begun = await app.rest('POST /api/conversations', { token, body: eg.message() });
  const { id: conversationId } = begun.body.conversation as { id: string };
  const { console } = await agentAt(app);
  const statusOfVisitor = async () => {
    const { presences } = await console.call('readConversation', { conversationId });
    return presences.find(({ who }) => who.id === visitor.id)?.status;
  };
  expect(await statusOfVisitor()).toBe('online');
  app.clock.advance(hereForMs - 5_000);
  await ask();
  app.clock.advance(hereForMs - 5_000);
  expect(await statusOfVisitor()).toBe('online');
  app.clock.advance(hereForMs);
  app.clock.advance(graceMs);
  await expect.poll(statusOfVisitor).toBe('offline');
  await ask();
  expect(await statusOfVisitor()).toBe('online');
});
