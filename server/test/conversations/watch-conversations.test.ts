import { maxWatched } from '@deskbell/shared/rules/limits';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, refused, ring, say, talk } from '../scenes.ts';
import { takeDownWall } from '../wall/take-down.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('an agent who has a conversation open hears it in full, and no other any more', async () => {
  const [one, other] = [await talk(app), await talk(app)];
  const { console } = await agentAt(app);
  const ids = [one.conversationId, other.conversationId];
  expect(await console.call('watchConversations', { conversationIds: ids })).toEqual({
    conversationIds: ids,
  });
  const { message } = await say(one.visitor, one.conversationId);
  await console.hears('messageStored', (body) => body.message.id === message.id);
  await console.call('watchConversations', { conversationIds: [other.conversationId] });
  const unheard = await say(one.visitor, one.conversationId);
  const heard = await say(other.visitor, other.conversationId);
  await console.hears('messageStored', (body) => body.message.id === heard.message.id);
  const ofOne = console.heardOf('messageStored').map((body) => body.message.id);
  expect(ofOne).not.toContain(unheard.message.id);
});

test('edits, receipts and what is being written reach whoever has it open', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { console } = await agentAt(app);
  await console.call('watchConversations', { conversationIds: [conversationId] });
  const { message } = await say(agent.console, conversationId);
  await agent.console.call('editMessage', { messageId: message.id, text: 'better words' });
  await console.hears('messageChanged', (body) => body.message.text === 'better words');
  await visitor.call('markRead', { conversationId, seq: message.seq });
  await console.hears('receiptMoved', (body) => body.receipt.readSeq === message.seq);
  await visitor.call('showTyping', { conversationId, isTyping: true, preview: 'Well,' });
  await console.hears('typingShown', (body) => body.preview === 'Well,');
});

test('whoever reads the messages of a conversation has it open from then on', async () => {
  const { visitor, conversationId } = await talk(app);
  const { console } = await agentAt(app);
  await console.call('listMessages', { conversationId });
  const { message } = await say(visitor, conversationId);
  await console.hears('messageStored', (body) => body.message.id === message.id);
});

test('of more conversations than one may have open, the one named first is forgotten', async () => {
  const { visitor, conversationId } = await talk(app);
  const others: string[] = [];
  for (let at = 0; at < maxWatched; at += 1) others.push((await ring(app)).conversationId);
  const { console } = await agentAt(app);
  for (const id of [conversationId, ...others])
    await console.call('listMessages', { conversationId: id });
  await say(visitor, conversationId);
  const isOfIt = (body: { conversation: { id: string } }) =>
    body.conversation.id === conversationId;
  await console.hears('conversationChanged', isOfIt);
  expect(console.heardOf('messageStored')).toEqual([]);
});

test.each([
  { walls: 'both walls', isBare: false },
  { walls: 'the first wall alone', isBare: true },
])('$walls leave out a conversation of another site, and nothing of it is heard', async (given) => {
  const here = given.isBare ? await startTestApp() : app;
  if (given.isBare) await takeDownWall(here.db);
  const mine = await talk(here);
  const hidden = await talk(here);
  const agent = await here.agent();
  await here.db
    .insertInto('agent_sites')
    .values({ agent_id: agent.id, site_id: mine.site.id })
    .execute();
  const console = await here.console(agent.token);
  const conversationIds = [hidden.conversationId, mine.conversationId, uuidv7()];
  expect(await console.call('watchConversations', { conversationIds })).toEqual({
    conversationIds: [mine.conversationId],
  });
  await say(hidden.visitor, hidden.conversationId);
  const { message } = await say(mine.visitor, mine.conversationId);
  await console.hears('messageStored', (body) => body.message.id === message.id);
  expect(JSON.stringify(console.heard)).not.toContain(hidden.conversationId);
  if (given.isBare) await here.close();
});

test('more than anyone can have open is refused', async () => {
  const { console } = await agentAt(app);
  const conversationIds = Array.from({ length: maxWatched + 1 }, () => uuidv7());
  expect(await console.ask('watchConversations', { conversationIds })).toMatchObject(
    refused('badInput', { field: 'conversationIds' }),
  );
});
