import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import type { TestClient } from './client.ts';
import { eg } from './example.ts';
import { closedTalk, seqs, stored, tabs, upTo } from './races/cast.ts';

let app: TestApp;
let agent: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  agent = await app.console();
});
afterAll(() => app.close());

const rounds = Array.from({ length: 8 }, (_, round) => round);

test.each(rounds)('one message sent by two tabs at once is stored once (%i)', async () => {
  const visitor = await tabs(app, 2);
  const message = eg.message();
  const answers = await Promise.all(visitor.tabs.map((tab) => tab.call('sendMessage', message)));
  const [one, other] = answers.map((answer) => answer.message);
  expect(one).toEqual(other);
  expect(await stored(visitor.tabs[0], answers[0]?.conversation.id ?? '')).toEqual([one]);
});

test.each(rounds)('two first messages from two tabs make one conversation (%i)', async () => {
  const visitor = await tabs(app, 3);
  const sent = visitor.tabs.map((tab) => tab.call('sendMessage', eg.message()));
  const answers = await Promise.all(sent);
  const ids = new Set(answers.map(({ conversation }) => conversation.id));
  expect(ids.size).toBe(1);
  expect(answers.map(({ message }) => message.seq).sort()).toEqual([1, 2, 3]);
  const { conversations } = await visitor.tabs[0].call('listConversations', {});
  expect(conversations).toHaveLength(1);
});

test.each(rounds)(
  'of two agents who accept at once, one has it and the other learns who (%i)',
  async () => {
    const rival = await app.console();
    const [visitor] = (await tabs(app, 1)).tabs;
    const { conversation } = await visitor.call('sendMessage', eg.message());
    const input = { conversationId: conversation.id };
    const answers = await Promise.all(
      [agent, rival].map((one) => one.ask('acceptConversation', input)),
    );
    const winner = answers.find(({ ok }) => ok);
    const loser = answers.find(({ ok }) => !ok);
    const assigneeId = winner?.ok ? winner.value.conversation.assigneeId : null;
    expect(loser).toMatchObject({ error: { code: 'alreadyTaken', params: { assigneeId } } });
    const after = await agent.call('readConversation', input);
    expect(after.conversation).toMatchObject({ status: 'active', assigneeId });
    const joined = (await stored(agent, conversation.id)).filter(({ kind }) => kind === 'system');
    expect(joined).toHaveLength(1);
  },
);

test.each(rounds)(
  'a message whose ack was lost with the socket is stored once (cut after %i ms)',
  async (ms) => {
    const visitor = await tabs(app, 1);
    const message = eg.message();
    const [tab] = visitor.tabs;
    const lost = tab.ask('sendMessage', message).catch(() => 'lost');
    await new Promise((resolve) => setTimeout(resolve, ms));
    tab.socket.io.engine.close();
    await lost;
    const again = await app.visitor(visitor.key, { token: visitor.token });
    const answer = await again.call('sendMessage', message);
    expect(answer.message.id).toBe(message.id);
    expect(await stored(again, answer.conversation.id)).toHaveLength(1);
  },
);

test.each(rounds)('a message that meets an archiving always ends in sight (%i)', async () => {
  const [visitor] = (await tabs(app, 1)).tabs;
  const { conversation } = await visitor.call('sendMessage', eg.message());
  const input = { conversationId: conversation.id };
  const message = eg.message(input);
  const [sent, archived] = await Promise.all([
    visitor.call('sendMessage', message),
    agent.ask('archiveConversation', { ...input, baseSeq: 1 }),
  ]);
  if (!archived.ok) expect(archived.error.code).toBe('conflict');
  const after = (await agent.call('readConversation', input)).conversation;
  expect(after).toMatchObject({ archivedAt: null, status: 'waiting' });
  const messages = await stored(agent, conversation.id);
  expect(messages.map(({ id }) => id)).toContain(sent.message.id);
  expect(seqs(messages)).toEqual(upTo(after.lastSeq));
});

test.each(rounds)(
  'a message that meets a closing always ends in an open conversation (%i)',
  async () => {
    const [visitor] = (await tabs(app, 1)).tabs;
    const { conversation } = await visitor.call('sendMessage', eg.message());
    const input = { conversationId: conversation.id };
    const [, closed] = await Promise.all([
      visitor.call('sendMessage', eg.message(input)),
      agent.ask('closeConversation', { ...input, baseSeq: 1 }),
    ]);
    if (!closed.ok) expect(closed.error.code).toBe('conflict');
    const after = await agent.call('readConversation', input);
    expect(after.conversation.status).toBe('waiting');
  },
);

test('many who write into one conversation at once make one order, the same for everyone', async () => {
  const visitor = await tabs(app, 3);
  const team = [agent, ...(await Promise.all([1, 2].map(() => app.console())))];
  const { conversation } = await visitor.tabs[0].call('sendMessage', eg.message());
  const { id: conversationId } = conversation;
  const watched = { conversationIds: [conversationId] };
  await Promise.all(team.map((one) => one.call('watchConversations', watched)));
  const writers = [...visitor.tabs, ...team];
  const sends = writers.flatMap((writer) =>
    upTo(12).map(() => writer.call('sendMessage', eg.message({ conversationId }))),
  );
  const answers = await Promise.all(sends);
  const messages = await stored(agent, conversationId);
  expect(seqs(messages)).toEqual(upTo(messages.length));
  const ids = messages.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(answers.map(({ message }) => message.id)));
  expect(new Set(ids).size).toBe(ids.length);
  for (const writer of writers)
    await vi.waitFor(() => {
      const heard = writer
        .heardOf('messageStored')
        .map(({ message }) => message)
        .filter((message) => message.conversationId === conversationId)
        .sort((one, other) => one.seq - other.seq);
      expect(heard.map(({ id }) => id)).toEqual(ids);
    });
  const inCommitOrder = await app.db
    .selectFrom('messages')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .orderBy('changed_n')
    .execute();
  expect(inCommitOrder.map(({ seq }) => seq)).toEqual(upTo(messages.length));
});

test('what one client sends without waiting is stored in its own order', async () => {
  const [tab] = (await tabs(app, 1)).tabs;
  const sent = upTo(30).map(() => eg.message());
  const answers = await Promise.all(sent.map((message) => tab.call('sendMessage', message)));
  expect(answers.map(({ message }) => message.seq)).toEqual(upTo(30));
});

test.each(rounds)(
  'two tabs that wake a closed conversation at once reopen it once (%i)',
  async () => {
    const visitor = await tabs(app, 2);
    const { id: conversationId } = await closedTalk(agent, visitor.tabs[0]);
    await Promise.all(visitor.tabs.map((tab) => tab.call('sendMessage', eg.message())));
    const messages = await stored(agent, conversationId);
    expect(messages.filter(({ system }) => system?.code === 'reopened')).toHaveLength(1);
    expect(messages.filter(({ author }) => author.kind === 'visitor')).toHaveLength(3);
    expect(seqs(messages)).toEqual(upTo(messages.length));
  },
);

/** The visitor's conversations that are not closed. */
async function openOnes(visitor: TestClient) {
  const { conversations } = await visitor.call('listConversations', {});
  return conversations.filter(({ status }) => status !== 'closed');
}

test.each(rounds)(
  'an agent who reopens while the visitor begins anew leaves one open (%i)',
  async () => {
    const [visitor] = (await tabs(app, 1, 'multiple')).tabs;
    const { id: conversationId } = await closedTalk(agent, visitor);
    const [reopened, sent] = await Promise.all([
      agent.ask('reopenConversation', { conversationId }),
      visitor.call('sendMessage', eg.message()),
    ]);
    const [open, ...more] = await openOnes(visitor);
    expect(more).toEqual([]);
    expect(sent.conversation.id).toBe(open?.id);
    if (!reopened.ok)
      expect(reopened.error).toMatchObject({
        code: 'wrongStatus',
        params: { openConversationId: open?.id },
      });
  },
);

test.each(rounds)(
  'two old conversations reopened at once by two agents leave one open (%i)',
  async () => {
    const rival = await app.console();
    const [visitor] = (await tabs(app, 1, 'multiple')).tabs;
    const one = await closedTalk(agent, visitor);
    const other = await closedTalk(agent, visitor);
    expect(one.id).not.toBe(other.id);
    const answers = await Promise.all([
      agent.ask('reopenConversation', { conversationId: one.id }),
      rival.ask('reopenConversation', { conversationId: other.id }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'wrongStatus' } });
    expect(await openOnes(visitor)).toHaveLength(1);
  },
);
