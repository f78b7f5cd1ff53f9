import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, linesOf, refused, ring, talk, talkedAndClosed } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('accepting a waiting conversation makes it the agent’s own, and the visitor sees who joined', async () => {
  const { visitor, conversationId } = await ring(app);
  const agent = await agentAt(app);
  const { conversation } = await agent.console.call('acceptConversation', { conversationId });
  expect(conversation).toMatchObject({
    status: 'active',
    assigneeId: agent.id,
    waitingSince: null,
    agents: [{ id: agent.id, name: agent.name }],
  });
  const heard = await visitor.hears('messageStored', ({ message }) => message.kind === 'system');
  expect(heard.message.system).toEqual({ code: 'joined', params: { by: agent.id } });
  expect(heard.message.author).toEqual({ kind: 'system' });
  expect(heard.conversation).toMatchObject({
    status: 'active',
    assigneeId: agent.id,
    agents: [{ id: agent.id, name: agent.name }],
  });
});

test('accepting what is yours already changes nothing', async () => {
  const { visitor, agent, conversation, conversationId } = await talk(app);
  const again = await agent.console.call('acceptConversation', { conversationId });
  expect(again.conversation.revision).toBe(conversation.revision);
  expect(await linesOf(visitor, conversationId)).toEqual(['joined']);
});

test('whoever comes second learns who has the conversation', async () => {
  const { agent, conversationId } = await talk(app);
  const second = await agentAt(app);
  expect(await second.console.ask('acceptConversation', { conversationId })).toMatchObject(
    refused('alreadyTaken', { assigneeId: agent.id }),
  );
});

test('a closed conversation cannot be accepted', async () => {
  const { agent, conversationId } = await talkedAndClosed(app);
  expect(await agent.console.ask('acceptConversation', { conversationId })).toMatchObject(
    refused('wrongStatus', { action: 'accept', status: 'closed' }),
  );
});

test('a parked conversation of one’s own is not somebody else’s: it cannot be accepted as it is', async () => {
  const { agent, conversationId } = await talk(app);
  await agent.console.call('parkConversation', { conversationId });
  expect(await agent.console.ask('acceptConversation', { conversationId })).toMatchObject(
    refused('wrongStatus', { action: 'accept', status: 'pending' }),
  );
});

test('a conversation that is not there is not found', async () => {
  const agent = await agentAt(app);
  expect(await agent.console.ask('acceptConversation', { conversationId: uuidv7() })).toMatchObject(
    refused('notFound'),
  );
});
