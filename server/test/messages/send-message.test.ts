import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { agentAt, messagesOf, refused, ring, say, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a visitor’s first message starts a conversation that waits for an agent', async () => {
  const site = await app.site();
  const agent = await app.console();
  const visitor = await app.visitor(site.key);
  const sent = eg.message();
  const { message, conversation } = await visitor.call('sendMessage', sent);
  expect(message).toMatchObject({
    id: sent.id,
    seq: 1,
    text: sent.text,
    author: { kind: 'visitor' },
  });
  expect(conversation).toMatchObject({ status: 'waiting', lastSeq: 1, visitorMessageCount: 1 });
  const heard = await agent.hears('messageStored', (body) => body.message.id === sent.id);
  expect(heard.conversation?.visitor?.id).toBe(visitor.welcome.visitor?.id);
});

test('sending the same id again answers with what is stored, and stores nothing more', async () => {
  const site = await app.site();
  const visitor = await app.visitor(site.key);
  const sent = eg.message();
  const first = await visitor.call('sendMessage', sent);
  const second = await visitor.call('sendMessage', { ...sent, text: 'other words' });
  expect(second.message).toEqual(first.message);
  expect(await messagesOf(visitor, first.conversation.id)).toHaveLength(1);
});

test('a repeat works after the conversation was closed, and wakes nothing', async () => {
  const { visitor, agent, message, conversationId } = await talk(app);
  await agent.console.call('closeConversation', { conversationId });
  const repeat = await visitor.call('sendMessage', { id: message.id, text: message.text });
  expect(repeat.message).toEqual(message);
  expect(repeat.conversation.status).toBe('closed');
});

test('an agent’s repeat answers the same too, even where a colleague replied since', async () => {
  const { agent, conversationId } = await talk(app);
  const sent = { ...eg.message(), conversationId, baseSeq: 2 };
  const first = await agent.console.call('sendMessage', sent);
  await say((await agentAt(app)).console, conversationId);
  const second = await agent.console.call('sendMessage', sent);
  expect(second.message).toEqual(first.message);
});

test('an id that is somebody else’s message is taken, even where its owner cannot be seen', async () => {
  const { visitor, message, conversationId } = await ring(app);
  const stranger = await app.visitor((await app.site()).key);
  const agent = await app.console();
  const taken = refused('idTaken', { field: 'id' });
  const again = { ...eg.message(), id: message.id };
  expect(await stranger.ask('sendMessage', again)).toMatchObject(taken);
  expect(await agent.ask('sendMessage', { ...again, conversationId })).toMatchObject(taken);
  expect(await stranger.call('listConversations', {})).toMatchObject({ conversations: [] });
  expect(await messagesOf(visitor, conversationId)).toEqual([message]);
});

test('messages sent without waiting arrive in the order they were sent', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const texts = Array.from({ length: 20 }, (_, n) => `line ${n}`);
  await Promise.all(texts.map((text) => say(visitor, conversationId, { text })));
  const said = (await messagesOf(agent.console, conversationId)).slice(2);
  expect(said.map(({ text }) => text)).toEqual(texts);
  expect(said.map(({ seq }) => seq)).toEqual(texts.map((_, n) => n + 3));
});

test('the first messages of a new visitor, sent at once, start one conversation in order', async () => {
  const site = await app.site();
  const visitor = await app.visitor(site.key);
  const texts = ['one', 'two', 'three', 'four', 'five'];
  const sent = await Promise.all(
    texts.map((text) => visitor.call('sendMessage', eg.message({ text }))),
  );
  const ids = new Set(sent.map(({ conversation }) => conversation.id));
  expect(ids.size).toBe(1);
  const said = await messagesOf(visitor, [...ids][0] ?? '');
  expect(said.map(({ text }) => text)).toEqual(texts);
});

test('a quote keeps what it replies to', async () => {
  const { agent, message, conversationId } = await talk(app);
  const reply = await say(agent.console, conversationId, { replyToId: message.id });
  expect(reply.message.replyToId).toBe(message.id);
});

test('a visitor has no notes to write, and is told so', async () => {
  const { visitor, conversationId } = await ring(app);
  const answer = await visitor.ask('sendMessage', {
    ...eg.message(),
    conversationId,
    kind: 'note',
  });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'badInput', params: { field: 'kind' } },
  });
  expect(await messagesOf(visitor, conversationId)).toHaveLength(1);
});

test('files are refused for now, and the field is named', async () => {
  const { visitor, conversationId } = await ring(app);
  const refusal = refused('badInput', { field: 'attachmentIds' });
  const ask = (more: object) =>
    visitor.ask('sendMessage', { ...eg.message({ conversationId }), ...more });
  expect(await ask({ kind: 'image' })).toMatchObject(refusal);
  expect(await ask({ attachmentIds: [uuidv7()] })).toMatchObject(refusal);
});
