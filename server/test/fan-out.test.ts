import type { Conversation } from '@deskbell/shared/model/conversation';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import type { TestClient } from './client.ts';
import { agentAt, ring, say, talk, talkedAndClosed } from './scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** What lists heard of a conversation, alone or among others, in the order in which it came. */
const summariesOf = ({ heard }: TestClient, conversationId: string): Conversation[] =>
  heard
    .flatMap(({ event, body }) => {
      if (event === 'conversationsChanged') return body.conversations;
      return event === 'conversationChanged' ? [body.conversation] : [];
    })
    .filter(({ id }) => id === conversationId);

/** Waits until lists know of so many messages. */
async function isToldOf(client: TestClient, { id, lastSeq }: Pick<Conversation, 'id' | 'lastSeq'>) {
  await vi.waitFor(() => expect(summariesOf(client, id).at(-1)?.lastSeq).toBe(lastSeq));
}

/** An agent of one site. */
async function agentOf(siteId: string): Promise<TestClient> {
  const agent = await app.agent();
  await app.db.insertInto('agent_sites').values({ agent_id: agent.id, site_id: siteId }).execute();
  return app.console(agent.token);
}

test('a message comes in full to every device of those who take part, and to lists only what became of it', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const device = await app.console(agent.token);
  const { console: onlooker } = await agentAt(app);
  const { message, conversation } = await say(visitor, conversationId, { text: 'in full' });
  for (const client of [agent.console, device])
    await client.hears('messageStored', (body) => body.message.id === message.id);
  await isToldOf(onlooker, conversation);
  expect(summariesOf(onlooker, conversationId).at(-1)).toMatchObject({
    visitorMessageCount: 2,
    lastMessage: { preview: 'in full', author: { kind: 'visitor' } },
  });
  expect(onlooker.heardOf('messageStored')).toEqual([]);
});

test('whoever took part before goes on hearing it after it was handed over', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const colleague = await agentAt(app);
  await agent.console.call('transferConversation', { conversationId, agentId: colleague.id });
  const { message } = await say(visitor, conversationId);
  for (const client of [agent.console, colleague.console])
    await client.hears('messageStored', (body) => body.message.id === message.id);
});

test('of a burst lists hear the last state, never an older one after a newer, in few frames', async () => {
  const { visitor, conversationId } = await talk(app);
  const { console: onlooker } = await agentAt(app);
  await Promise.all(Array.from({ length: 100 }, () => say(visitor, conversationId)));
  const { conversation } = await onlooker.call('readConversation', { conversationId });
  await isToldOf(onlooker, conversation);
  const revisions = summariesOf(onlooker, conversationId).map(({ revision }) => revision);
  expect(revisions).toEqual([...revisions].sort((one, other) => one - other));
  expect(revisions.at(-1)).toBe(conversation.revision);
  expect(onlooker.heard.length).toBeLessThan(20);
});

test('what begins a wait comes to everybody in full; what follows only to lists', async () => {
  const { console: onlooker } = await agentAt(app);
  const { visitor, conversationId, message } = await ring(app);
  const first = await onlooker.hears('messageStored', (body) => body.message.id === message.id);
  expect(first.conversation).toMatchObject({ id: conversationId, status: 'waiting' });
  const { conversation } = await say(visitor, conversationId);
  await isToldOf(onlooker, conversation);
  expect(onlooker.heardOf('messageStored')).toHaveLength(1);
});

test('a closed conversation that waits again is everybody’s business again', async () => {
  const { visitor, agent, conversationId } = await talkedAndClosed(app);
  agent.console.close();
  await vi.waitFor(async () => {
    app.clock.advance(10_000);
    const { presences } = await visitor.call('readConversation', { conversationId });
    expect(presences.every(({ status }) => status !== 'online')).toBe(true);
  });
  const { console: onlooker } = await agentAt(app);
  const { message, conversation } = await say(visitor, conversationId);
  expect(conversation.status).toBe('waiting');
  await onlooker.hears('messageStored', (body) => body.message.id === message.id);
});

test('lists of agents of one site hear of that site only, also where several changed together', async () => {
  const mine = await talk(app);
  const other = await talk(app);
  const limited = await agentOf(mine.site.id);
  const { console: onlooker } = await agentAt(app);
  const said = await Promise.all(
    [mine, other].flatMap(({ visitor, conversationId }) =>
      Array.from({ length: 10 }, () => say(visitor, conversationId)),
    ),
  );
  for (const { conversationId } of [mine, other])
    await isToldOf(onlooker, { id: conversationId, lastSeq: 12 });
  await isToldOf(limited, { id: mine.conversationId, lastSeq: 12 });
  expect(said).toHaveLength(20);
  expect(JSON.stringify(limited.heard)).not.toContain(other.conversationId);
  expect(JSON.stringify(limited.heard)).not.toContain(other.site.id);
});

test('among several, one that only got messages leaves out what they do not change; another comes whole', async () => {
  const [busy, taken] = [await talk(app), await talk(app)];
  const { console: onlooker } = await agentAt(app);
  const { console: tagger } = taken.agent;
  // Whether two changes meet in one window, with nothing else, is for the server to say.
  await vi.waitFor(async () => {
    const tags = [String(onlooker.heard.length)];
    await Promise.all([
      say(busy.visitor, busy.conversationId),
      tagger.call('tagConversation', { conversationId: taken.conversationId, tags }),
    ]);
    const last = onlooker.heardOf('conversationsChanged').at(-1)?.conversations ?? [];
    const told = new Map(last.map((one) => [one.id, one]));
    const message = told.get(busy.conversationId);
    expect(message).toMatchObject({ status: 'active', receipts: [], lastMessage: {} });
    expect(message).not.toHaveProperty('visitor');
    expect(told.get(taken.conversationId)).toMatchObject({
      visitor: {},
      context: {},
      tags: [expect.any(String)],
    });
  });
});

test('notes are told to lists, and by no way to the visitor', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { console: onlooker } = await agentAt(app);
  const { conversation } = await say(agent.console, conversationId, {
    kind: 'note',
    text: 'between us',
  });
  await isToldOf(onlooker, conversation);
  await say(agent.console, conversationId, { text: 'for you' });
  await visitor.hears('messageStored', (body) => body.message.text === 'for you');
  expect(JSON.stringify(visitor.heard)).not.toContain('between us');
  expect(visitor.heardOf('conversationsChanged')).toEqual([]);
});

test('how far one has read reaches their other devices, and nobody who only looks on', async () => {
  const { visitor, conversationId } = await ring(app);
  const reader = await agentAt(app);
  const device = await app.console(reader.token);
  const { console: onlooker } = await agentAt(app);
  await reader.console.call('markRead', { conversationId, seq: 1 });
  await device.hears('receiptMoved', (body) => body.receipt.reader.id === reader.id);
  await isToldOf(onlooker, (await say(visitor, conversationId)).conversation);
  expect(onlooker.heardOf('receiptMoved')).toEqual([]);
  expect(visitor.heardOf('receiptMoved')).toEqual([]);
});

test('an edit changes the preview on lists, and its text goes to nobody else', async () => {
  const { agent, conversationId } = await talk(app);
  const { console: onlooker } = await agentAt(app);
  const { message } = await say(agent.console, conversationId);
  await agent.console.call('editMessage', { messageId: message.id, text: 'better words' });
  await vi.waitFor(() =>
    expect(summariesOf(onlooker, conversationId).at(-1)?.lastMessage?.preview).toBe('better words'),
  );
  expect(onlooker.heardOf('messageChanged')).toEqual([]);
});

test('lists see that a visitor writes and has stopped, never what; that an agent writes they do not', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { console: onlooker } = await agentAt(app);
  await agent.console.call('showTyping', { conversationId, isTyping: true });
  await visitor.call('showTyping', { conversationId, isTyping: true, preview: 'not yet sent' });
  await visitor.call('showTyping', { conversationId, isTyping: false });
  const who = { kind: 'visitor', id: visitor.welcome.visitor?.id };
  await onlooker.hears('typingsShown', ({ typings }) => !typings.at(-1)?.isTyping);
  const typings = onlooker.heardOf('typingsShown').flatMap((body) => body.typings);
  expect(typings.every((one) => one.who.id === who.id)).toBe(true);
  expect(typings.at(-1)).toEqual({ conversationId, who, isTyping: false });
  expect(onlooker.heardOf('typingShown')).toEqual([]);
  expect(JSON.stringify(onlooker.heard)).not.toContain('not yet sent');
});

test('whoever took part hears nothing more of a site they may not see any more', async () => {
  const { visitor, agent, conversationId, site } = await talk(app);
  const elsewhere = await app.site();
  await app.db
    .insertInto('agent_sites')
    .values({ agent_id: agent.id, site_id: elsewhere.id })
    .execute();
  const back = await app.console(agent.token);
  const jon = await agentOf(site.id);
  const agentId = jon.welcome.agent?.id ?? '';
  await jon.call('assignConversation', { conversationId, agentId });
  const { message } = await say(visitor, conversationId, { text: 'not for everyone' });
  await jon.hears('messageStored', (body) => body.message.id === message.id);
  // A round trip of its own, behind whatever was sent to it before.
  await back.call('readMe', {});
  expect(JSON.stringify(back.heard)).not.toContain('not for everyone');
});
