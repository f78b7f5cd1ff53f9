import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import {
  agentAt,
  catchUpUntil,
  linesOf,
  messagesOf,
  refused,
  ring,
  say,
  talk,
  talkedAndClosed,
} from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a reply reaches the visitor and counts for them', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { message, conversation } = await say(agent.console, conversationId, { text: 'It is.' });
  expect(message).toMatchObject({ kind: 'text', author: { kind: 'agent', id: agent.id }, seq: 3 });
  expect(conversation.agentMessageCount).toBe(1);
  const heard = await visitor.hears('messageStored', (body) => body.message.id === message.id);
  expect(heard.message).toEqual(message);
  expect(heard.conversation).not.toHaveProperty('tags');
});

test('replying to a waiting conversation takes it', async () => {
  const { visitor, conversationId } = await ring(app);
  const agent = await agentAt(app);
  const { conversation } = await say(agent.console, conversationId);
  expect(conversation).toMatchObject({
    status: 'active',
    assigneeId: agent.id,
    waitingSince: null,
    agents: [{ id: agent.id }],
  });
  const kinds = (await messagesOf(visitor, conversationId)).map(({ kind }) => kind);
  expect(kinds).toEqual(['text', 'system', 'text']);
  expect(await linesOf(visitor, conversationId)).toEqual(['joined']);
});

test('a colleague may reply without taking the conversation over, and is shown to the visitor', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const colleague = await agentAt(app);
  const { conversation } = await say(colleague.console, conversationId);
  expect(conversation).toMatchObject({ status: 'active', assigneeId: agent.id });
  const { conversation: seen } = await visitor.call('readConversation', { conversationId });
  expect(seen.agents.map(({ id }) => id).sort()).toEqual([agent.id, colleague.id].sort());
});

test('a reply wakes a parked conversation for whoever has it', async () => {
  const { agent, conversationId } = await talk(app);
  await agent.console.call('parkConversation', { conversationId });
  const colleague = await agentAt(app);
  const { conversation } = await say(colleague.console, conversationId);
  expect(conversation).toMatchObject({ status: 'active', assigneeId: agent.id, parkedUntil: null });
});

test('a reply reopens a closed conversation for its author', async () => {
  const { visitor, conversationId } = await talkedAndClosed(app);
  const colleague = await agentAt(app);
  const { conversation } = await say(colleague.console, conversationId);
  expect(conversation).toMatchObject({ status: 'active', assigneeId: colleague.id });
  expect(await linesOf(visitor, conversationId)).toEqual(['joined', 'closed', 'reopened']);
});

test('a reply cannot open a second conversation of a visitor who has another open one', async () => {
  const { visitor, agent, conversationId } = await talkedAndClosed(app, { mode: 'multiple' });
  const { conversation } = await visitor.call('sendMessage', eg.message());
  expect(await agent.console.ask('sendMessage', eg.message({ conversationId }))).toMatchObject(
    refused('wrongStatus', { openConversationId: conversation.id }),
  );
});

test('a note stays among agents and wakes, takes and counts nothing', async () => {
  const { visitor, conversationId } = await ring(app);
  const agent = await agentAt(app);
  const colleague = await agentAt(app);
  await colleague.console.call('listMessages', { conversationId });
  const { cursor } = visitor.welcome;
  const { message, conversation } = await say(agent.console, conversationId, {
    kind: 'note',
    text: 'classified',
  });
  expect(conversation).toMatchObject({ status: 'waiting', assigneeId: null, agentMessageCount: 0 });
  await colleague.console.hears('messageStored', (body) => body.message.id === message.id);
  const answer = await say(visitor, conversationId);
  const { changes } = await catchUpUntil(visitor, cursor, answer.message.id);
  const list = await visitor.call('listConversations', {});
  const messages = await messagesOf(visitor, conversationId);
  expect(messages.map(({ seq }) => seq)).toEqual([1, 3]);
  expect(JSON.stringify([visitor.heard, changes, list, messages])).not.toContain('classified');
});

test('a note can be written in a closed conversation and leaves it closed', async () => {
  const { agent, conversationId } = await talkedAndClosed(app);
  const { conversation } = await say(agent.console, conversationId, { kind: 'note' });
  expect(conversation.status).toBe('closed');
});

test('an agent says which conversation, and it has to be there', async () => {
  const agent = await app.console();
  expect(await agent.ask('sendMessage', eg.message())).toMatchObject(
    refused('badInput', { field: 'conversationId' }),
  );
  const nowhere = eg.message({ conversationId: uuidv7() });
  expect(await agent.ask('sendMessage', nowhere)).toMatchObject(refused('notFound'));
});
