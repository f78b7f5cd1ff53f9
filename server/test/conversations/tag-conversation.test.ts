import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, catchUpUntil, refused, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('tags are kept once each, in the order given, and colleagues see them at once', async () => {
  const { agent, conversationId } = await talk(app);
  const colleague = await agentAt(app);
  const { conversation } = await agent.console.call('tagConversation', {
    conversationId,
    tags: ['refund', ' urgent ', 'refund', 'возврат'],
  });
  expect(conversation.tags).toEqual(['refund', 'urgent', 'возврат']);
  const heard = await colleague.console.hears(
    'conversationChanged',
    (body) => body.conversation.id === conversationId && body.conversation.tags?.length === 3,
  );
  expect(heard.conversation.tags).toEqual(conversation.tags);
});

test('an empty list takes every tag away', async () => {
  const { agent, conversationId } = await talk(app);
  await agent.console.call('tagConversation', { conversationId, tags: ['refund'] });
  const { conversation } = await agent.console.call('tagConversation', {
    conversationId,
    tags: [],
  });
  expect(conversation.tags).toEqual([]);
});

test('the visitor never sees a tag', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { cursor } = visitor.welcome;
  await agent.console.call('tagConversation', { conversationId, tags: ['difficult'] });
  const read = await visitor.call('readConversation', { conversationId });
  const { changes } = await catchUpUntil(visitor, cursor, conversationId);
  await visitor.hears('conversationChanged');
  expect(JSON.stringify([visitor.heard, changes, read])).not.toContain('difficult');
});

test('blank, overlong and too many tags are refused', async () => {
  const { agent, conversationId } = await talk(app);
  const ask = (tags: string[]) => agent.console.ask('tagConversation', { conversationId, tags });
  expect(await ask(['  '])).toMatchObject(refused('badInput', { field: 'tags.0' }));
  expect(await ask(['ok', 'x'.repeat(41)])).toMatchObject(
    refused('tooLarge', { field: 'tags.1', limit: 40 }),
  );
  expect(await ask(Array.from({ length: 21 }, (_, n) => `tag ${n}`))).toMatchObject(
    refused('badInput', { field: 'tags' }),
  );
});
