import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, linesOf, messagesOf, refused, ring, talk, talkedAndClosed } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a waiting conversation given to a colleague becomes active and theirs', async () => {
  const { visitor, conversationId } = await ring(app);
  const giver = await agentAt(app);
  const taker = await agentAt(app);
  const { conversation } = await giver.console.call('assignConversation', {
    conversationId,
    agentId: taker.id,
  });
  expect(conversation).toMatchObject({
    status: 'active',
    assigneeId: taker.id,
    waitingSince: null,
  });
  const [, line] = await messagesOf(visitor, conversationId);
  expect(line?.system).toEqual({ code: 'assigned', params: { by: giver.id, to: taker.id } });
  const heard = await taker.console.hears(
    'messageStored',
    ({ message }) =>
      message.system?.code === 'assigned' && message.conversationId === conversationId,
  );
  expect(heard.conversation?.assigneeId).toBe(taker.id);
});

test('a parked conversation changes hands and stays parked', async () => {
  const { agent, conversationId } = await talk(app);
  await agent.console.call('parkConversation', { conversationId });
  const taker = await app.agent();
  const { conversation } = await agent.console.call('assignConversation', {
    conversationId,
    agentId: taker.id,
  });
  expect(conversation).toMatchObject({ status: 'pending', assigneeId: taker.id });
});

test('assigning to whoever has it changes nothing', async () => {
  const { visitor, agent, conversation, conversationId } = await talk(app);
  const again = await agent.console.call('assignConversation', {
    conversationId,
    agentId: agent.id,
  });
  expect(again.conversation.revision).toBe(conversation.revision);
  expect(await linesOf(visitor, conversationId)).toEqual(['joined']);
});

test('a closed conversation cannot be assigned', async () => {
  const { agent, conversationId } = await talkedAndClosed(app);
  const other = await app.agent();
  expect(
    await agent.console.ask('assignConversation', { conversationId, agentId: other.id }),
  ).toMatchObject(refused('wrongStatus', { status: 'closed' }));
});

test('nobody unknown, disabled or without the site can be given a conversation', async () => {
  const { agent, conversationId, conversation } = await talk(app);
  const disabled = await app.agent();
  await app.db
    .updateTable('agents')
    .set({ disabled_at: new Date() })
    .where('id', '=', disabled.id)
    .execute();
  const elsewhere = await app.agent();
  const otherSite = await app.site();
  await app.db
    .insertInto('agent_sites')
    .values({ agent_id: elsewhere.id, site_id: otherSite.id })
    .execute();
  for (const agentId of [uuidv7(), disabled.id, elsewhere.id])
    expect(
      await agent.console.ask('assignConversation', { conversationId, agentId }),
    ).toMatchObject(refused('notFound', { field: 'agentId' }));
  const after = await agent.console.call('readConversation', { conversationId });
  expect(after.conversation.revision).toBe(conversation.revision);
});
