import { maxWatched } from '@deskbell/shared/rules/limits';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, refused, ring, say, talk } from '../scenes.ts';
import { seesOnlyOwnSite } from './sees-only-own-site.ts';

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

test('a conversation of another site, or of nobody, is left out, and nothing of it is heard', async () => {
  await seesOnlyOwnSite(app);
});

test('more than anyone can have open is refused', async () => {
  const { console } = await agentAt(app);
  const conversationIds = Array.from({ length: maxWatched + 1 }, () => uuidv7());
  expect(await console.ask('watchConversations', { conversationIds })).toMatchObject(
    refused('badInput', { field: 'conversationIds' }),
  );
});
