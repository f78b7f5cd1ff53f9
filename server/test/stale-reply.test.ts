import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import { eg } from './example.ts';
import { agentAt, messagesOf, refused, say, talk } from './scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** A conversation with an agent who is about to reply, and a colleague who may be quicker. */
async function typing() {
  const talked = await talk(app);
  const colleague = await agentAt(app);
  const { conversationId, agent, conversation } = talked;
  const reply = () =>
    agent.console.ask('sendMessage', {
      ...eg.message({ conversationId }),
      baseSeq: conversation.lastSeq,
    });
  return { ...talked, colleague, reply };
}

test('a reply that crosses a colleague’s is held back, and shows what its author had not seen', async () => {
  const { agent, colleague, conversationId, reply } = await typing();
  const { message } = await say(colleague.console, conversationId, { text: 'Yes, ten left.' });
  expect(await reply()).toMatchObject(
    refused('conflict', {
      messages: [{ id: message.id, text: 'Yes, ten left.' }],
      conversation: { id: conversationId, lastSeq: message.seq },
    }),
  );
  const said = await messagesOf(agent.console, conversationId);
  expect(said.at(-1)?.id).toBe(message.id);
});

test('sending anyway, with what was shown as the new base, goes through with the same id', async () => {
  const { agent, colleague, conversationId, conversation } = await typing();
  const { message } = await say(colleague.console, conversationId);
  const sent = eg.message({ conversationId });
  const first = { ...sent, baseSeq: conversation.lastSeq };
  expect(await agent.console.ask('sendMessage', first)).toMatchObject(refused('conflict'));
  const stored = await agent.console.call('sendMessage', { ...sent, baseSeq: message.seq });
  expect(stored.message).toMatchObject({ id: sent.id, seq: message.seq + 1 });
});

test('a reply is held back when a colleague closed the conversation meanwhile', async () => {
  const { colleague, conversationId, reply } = await typing();
  await colleague.console.call('closeConversation', { conversationId });
  expect(await reply()).toMatchObject(
    refused('conflict', {
      messages: [{ kind: 'system', system: { code: 'closed', params: { by: colleague.id } } }],
      conversation: { status: 'closed' },
    }),
  );
});

test('a reply is held back when a colleague archived the conversation meanwhile', async () => {
  const { colleague, conversationId, reply } = await typing();
  await colleague.console.call('archiveConversation', { conversationId });
  expect(await reply()).toMatchObject(refused('conflict', { conversation: { status: 'closed' } }));
});

test('a reply is held back when the conversation was given to somebody else', async () => {
  const { colleague, conversationId, reply } = await typing();
  await colleague.console.call('assignConversation', { conversationId, agentId: colleague.id });
  expect(await reply()).toMatchObject(
    refused('conflict', { conversation: { assigneeId: colleague.id } }),
  );
});

test('a reply is held back when a colleague parked it or put it back in the queue', async () => {
  const parked = await typing();
  const { conversationId } = parked;
  await parked.colleague.console.call('parkConversation', { conversationId });
  expect(await parked.reply()).toMatchObject(
    refused('conflict', { messages: [{ system: { code: 'parked' } }] }),
  );
  const queued = await typing();
  await queued.colleague.console.call('transferConversation', {
    conversationId: queued.conversationId,
    agentId: null,
  });
  expect(await queued.reply()).toMatchObject(
    refused('conflict', { conversation: { status: 'waiting' } }),
  );
});

test('a newer message of the visitor alone does not hold a reply back', async () => {
  const { visitor, conversationId, reply } = await typing();
  await say(visitor, conversationId);
  expect(await reply()).toMatchObject({ ok: true });
});

test('what the author did from another window does not hold their reply back', async () => {
  const { agent, conversationId, reply } = await typing();
  const window = await app.console(agent.token);
  await say(window, conversationId);
  await window.call('parkConversation', { conversationId });
  expect(await reply()).toMatchObject({ ok: true });
});

test('a colleague’s note or tag does not hold a reply back', async () => {
  const { colleague, conversationId, reply } = await typing();
  await say(colleague.console, conversationId, { kind: 'note' });
  await colleague.console.call('tagConversation', { conversationId, tags: ['vip'] });
  expect(await reply()).toMatchObject({ ok: true });
});

test('a visitor’s message that woke the conversation does not hold a reply back', async () => {
  const { visitor, agent, conversationId } = await typing();
  const { conversation } = await agent.console.call('closeConversation', { conversationId });
  await say(visitor, conversationId);
  const reply = { ...eg.message({ conversationId }), baseSeq: conversation.lastSeq };
  expect(await agent.console.ask('sendMessage', reply)).toMatchObject({ ok: true });
});

test('a note is never held back', async () => {
  const { agent, colleague, conversationId } = await typing();
  await say(colleague.console, conversationId);
  const note = { ...eg.message({ conversationId }), kind: 'note' as const, baseSeq: 1 };
  expect(await agent.console.ask('sendMessage', note)).toMatchObject({ ok: true });
});

test('a reply that says nothing of what its author saw goes through', async () => {
  const { agent, colleague, conversationId } = await typing();
  await say(colleague.console, conversationId);
  expect(await agent.console.ask('sendMessage', eg.message({ conversationId }))).toMatchObject({
    ok: true,
  });
});
