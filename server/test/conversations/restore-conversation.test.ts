import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { linesOf, talkedAndClosed } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a restored conversation is back in the lists, still closed', async () => {
  const { visitor, agent, conversationId } = await talkedAndClosed(app);
  await agent.console.call('archiveConversation', { conversationId });
  const { conversation } = await agent.console.call('restoreConversation', { conversationId });
  expect(conversation).toMatchObject({ status: 'closed', archivedAt: null, assigneeId: agent.id });
  const { conversations } = await agent.console.call('listConversations', { list: 'closed' });
  expect(conversations.map(({ id }) => id)).toContain(conversationId);
  expect(await linesOf(visitor, conversationId)).toEqual(['joined', 'closed']);
  await agent.console.hears(
    'conversationChanged',
    (body) => body.conversation.revision === conversation.revision,
  );
});

test('restoring what was never archived changes nothing', async () => {
  const { agent, conversation, conversationId } = await talkedAndClosed(app);
  const restored = await agent.console.call('restoreConversation', { conversationId });
  expect(restored.conversation.revision).toBe(conversation.revision);
});
