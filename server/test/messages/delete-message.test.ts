import { editableForMs } from '@deskbell/shared/rules/limits';
import { unreadCount } from '@deskbell/shared/rules/unread';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, catchUpUntil, messagesOf, refused, say, talk } from '../scenes.ts';
import { everythingStored } from '../stored.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function replied() {
  const talked = await talk(app);
  const { message } = await say(talked.agent.console, talked.conversationId, {
    text: 'the password is hunter2',
  });
  return { ...talked, message, messageId: message.id };
}

test('a message taken back leaves its place and not a word of itself', async () => {
  const { visitor, agent, conversationId, message, messageId } = await replied();
  const { cursor } = visitor.welcome;
  const gone = await agent.console.call('deleteMessage', { messageId });
  expect(gone.message).toMatchObject({ seq: message.seq, text: '', revision: 2 });
  expect(gone.message.deletedAt).not.toBeNull();
  await visitor.hears('messageChanged', (body) => body.message.deletedAt !== null);
  expect((await messagesOf(visitor, conversationId)).at(-1)).toEqual(gone.message);
  const { changes } = await catchUpUntil(visitor, cursor, messageId);
  const list = await visitor.call('listConversations', {});
  const stored = await everythingStored(app.db);
  expect(JSON.stringify([changes, list, stored])).not.toContain('hunter2');
});

test('the lists forget its text as well, on both sides', async () => {
  const { visitor, agent, conversationId, messageId } = await replied();
  const { conversation } = await agent.console.call('readConversation', { conversationId });
  await agent.console.call('deleteMessage', { messageId });
  for (const client of [visitor, agent.console]) {
    const heard = await client.hears(
      'conversationChanged',
      (body) => body.conversation.revision > conversation.revision,
    );
    expect(heard.conversation.lastMessage).toMatchObject({ seq: 3, preview: '' });
  }
});

test('the window for taking back closes', async () => {
  const { agent, messageId } = await replied();
  app.clock.advance(editableForMs + 1);
  expect(await agent.console.ask('deleteMessage', { messageId })).toMatchObject(
    refused('wrongStatus', { editableForMs }),
  );
});

test('only its author takes a message back, and only once', async () => {
  const { visitor, agent, messageId } = await replied();
  const colleague = await agentAt(app, { role: 'admin' });
  for (const client of [colleague.console, visitor])
    expect(await client.ask('deleteMessage', { messageId })).toMatchObject(refused('forbidden'));
  await agent.console.call('deleteMessage', { messageId });
  expect(await agent.console.ask('deleteMessage', { messageId })).toMatchObject(
    refused('wrongStatus'),
  );
});

test('a message taken back before the visitor read it leaves no badge, and no later one goes unseen', async () => {
  const { visitor, agent, conversationId, conversation, messageId } = await replied();
  const reader = { kind: 'visitor' as const, id: conversation.visitorId };
  const badge = async () => {
    const answer = await visitor.call('readConversation', { conversationId });
    return unreadCount(answer.conversation, reader);
  };
  expect(await badge()).toBe(1);
  await agent.console.call('deleteMessage', { messageId });
  expect(await badge()).toBe(0);
  const { message } = await say(agent.console, conversationId);
  expect(await badge()).toBe(1);
  await visitor.call('markRead', { conversationId, seq: message.seq });
  expect(await badge()).toBe(0);
  await agent.console.call('deleteMessage', { messageId: message.id });
  await visitor.hears(
    'conversationChanged',
    (body) =>
      body.conversation.agentMessageCount === 0 && unreadCount(body.conversation, reader) === 0,
  );
  await say(agent.console, conversationId);
  expect(await badge()).toBe(1);
});
