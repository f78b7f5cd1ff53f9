import { editableForMs } from '@deskbell/shared/rules/limits';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, catchUpUntil, messagesOf, refused, say, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function replied() {
  const talked = await talk(app);
  const { message } = await say(talked.agent.console, talked.conversationId);
  return { ...talked, message, messageId: message.id };
}

test('both sides see the new text, in its old place', async () => {
  const { visitor, agent, conversationId, message, messageId } = await replied();
  const { cursor } = visitor.welcome;
  const edited = await agent.console.call('editMessage', { messageId, text: 'Sold out.' });
  expect(edited.message).toMatchObject({ seq: message.seq, text: 'Sold out.', revision: 2 });
  expect(edited.message.editedAt).not.toBeNull();
  const heard = await visitor.hears('messageChanged', (body) => body.message.id === messageId);
  expect(heard.message).toEqual(edited.message);
  expect((await messagesOf(visitor, conversationId)).at(-1)).toEqual(edited.message);
  const { changes } = await catchUpUntil(visitor, cursor, messageId);
  expect(changes).toContainEqual({ event: 'messageStored', body: { message: edited.message } });
});

test('a note’s new text stays among agents', async () => {
  const { visitor, agent, conversationId } = await replied();
  const colleague = await agentAt(app);
  await colleague.console.call('listMessages', { conversationId });
  const { message } = await say(agent.console, conversationId, { kind: 'note' });
  const text = 'classified';
  const edited = await agent.console.call('editMessage', { messageId: message.id, text });
  await colleague.console.hears('messageChanged', (body) => body.message.text === text);
  await say(agent.console, conversationId, { text: 'and so on' });
  await visitor.hears('messageStored', (body) => body.message.text === 'and so on');
  expect(edited.message.text).toBe(text);
  expect(JSON.stringify(visitor.heard)).not.toContain(text);
});

test('a message can be edited until the window closes, and not after', async () => {
  const { agent, messageId } = await replied();
  app.clock.advance(editableForMs - 5_000);
  await agent.console.call('editMessage', { messageId, text: 'in time' });
  app.clock.advance(5_001);
  expect(await agent.console.ask('editMessage', { messageId, text: 'late' })).toMatchObject(
    refused('wrongStatus', { editableForMs }),
  );
});

test('only its author edits a message: not a colleague, not an admin, not the visitor', async () => {
  const { visitor, messageId } = await replied();
  const colleague = await agentAt(app);
  const admin = await agentAt(app, { role: 'admin' });
  for (const client of [colleague.console, admin.console, visitor])
    expect(await client.ask('editMessage', { messageId, text: 'mine now' })).toMatchObject(
      refused('forbidden'),
    );
});

test('a visitor’s message, a system line, a deleted message and one that is not there stay as they are', async () => {
  const { visitor, agent, conversationId, messageId } = await replied();
  const [first, line] = await messagesOf(visitor, conversationId);
  const ask = (id = '') => agent.console.ask('editMessage', { messageId: id, text: 'other' });
  expect(await ask(first?.id)).toMatchObject(refused('forbidden'));
  expect(await ask(line?.id)).toMatchObject(refused('forbidden'));
  await agent.console.call('deleteMessage', { messageId });
  expect(await ask(messageId)).toMatchObject(refused('wrongStatus'));
  expect(await ask(uuidv7())).toMatchObject(refused('notFound'));
});
