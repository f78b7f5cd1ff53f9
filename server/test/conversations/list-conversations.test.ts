import type { Input } from '@deskbell/shared/up';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import type { TestClient } from '../client.ts';
import { eg } from '../example.ts';
import { agentAt, refused, ring, say, siteWith, talk, talkedAndClosed } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** Every id of a list, read page by page. */
async function walk(client: TestClient, filter: Input<'listConversations'>): Promise<string[]> {
  const ids: string[] = [];
  for (let page: string | undefined; ; ) {
    const answer = await client.call('listConversations', { ...filter, page });
    ids.push(...answer.conversations.map(({ id }) => id));
    if (answer.nextPage === null) return ids;
    page = answer.nextPage;
  }
}

test('each list holds what its name says', async () => {
  const site = await app.site();
  const agent = await agentAt(app);
  const ringAt = async () =>
    (await (await app.visitor(site.key)).call('sendMessage', eg.message())).conversation.id;
  const [waiting, active, pending, closed, archived] = await Promise.all(
    Array.from({ length: 5 }, ringAt),
  );
  if (!waiting || !active || !pending || !closed || !archived) throw new Error('five rang');
  for (const conversationId of [active, pending, closed, archived])
    await agent.console.call('acceptConversation', { conversationId });
  await agent.console.call('parkConversation', { conversationId: pending });
  await agent.console.call('closeConversation', { conversationId: closed });
  await agent.console.call('archiveConversation', { conversationId: archived });
  const inList = async (list: Input<'listConversations'>['list']) =>
    new Set(await walk(agent.console, { list, siteId: site.id }));
  expect(await inList('queue')).toEqual(new Set([waiting]));
  expect(await inList('mine')).toEqual(new Set([active, pending]));
  expect(await inList('pending')).toEqual(new Set([pending]));
  expect(await inList('closed')).toEqual(new Set([closed]));
  expect(await inList('archived')).toEqual(new Set([archived]));
  expect(await inList('all')).toEqual(new Set([waiting, active, pending, closed]));
  expect(await inList(undefined)).toEqual(await inList('all'));
});

test('the queue is oldest first, every other list newest activity first', async () => {
  const site = await app.site();
  const visitors = await Promise.all([1, 2, 3].map(() => app.visitor(site.key)));
  const ids: string[] = [];
  for (const visitor of visitors) {
    app.clock.advance(1_000);
    ids.push((await visitor.call('sendMessage', eg.message())).conversation.id);
  }
  const agent = await app.console();
  const read = (list: 'queue' | 'all') => walk(agent, { list, siteId: site.id });
  expect(await read('queue')).toEqual(ids);
  expect(await read('all')).toEqual([...ids].reverse());
  app.clock.advance(1_000);
  await say(visitors[0] as TestClient, ids[0] ?? '');
  expect(await read('queue')).toEqual(ids);
  expect((await read('all'))[0]).toBe(ids[0]);
});

test.each(['queue', 'all'] as const)(
  'paging through %s over equal times misses and repeats nothing',
  async (list) => {
    const site = await app.site();
    const visitors = await Promise.all(Array.from({ length: 7 }, () => app.visitor(site.key)));
    const sent = await Promise.all(visitors.map((one) => one.call('sendMessage', eg.message())));
    const at = new Date('2026-01-02T03:04:05.678Z');
    await app.db
      .updateTable('conversations')
      .set({ updated_at: at, waiting_since: at })
      .where('site_id', '=', site.id)
      .execute();
    const agent = await app.console();
    for (const limit of [1, 2, 3, 7, 50]) {
      const ids = await walk(agent, { list, siteId: site.id, limit });
      const sorted = sent.map(({ conversation }) => conversation.id).sort();
      expect(ids).toEqual(list === 'queue' ? sorted : sorted.reverse());
    }
  },
);

test('lists can be narrowed by assignee and by tag', async () => {
  const { agent, conversationId } = await talk(app);
  const other = await talk(app);
  await agent.console.call('tagConversation', { conversationId, tags: ['refund', 'vip'] });
  expect(await walk(agent.console, { assigneeId: agent.id })).toEqual([conversationId]);
  expect(await walk(agent.console, { tag: 'vip' })).toEqual([conversationId]);
  expect(await walk(agent.console, { tag: 'nobody has this' })).toEqual([]);
  expect(await walk(agent.console, { assigneeId: other.agent.id, tag: 'vip' })).toEqual([]);
});

test('an agent of one site sees no other site’s conversations', async () => {
  const mine = await ring(app);
  await ring(app);
  const agent = await app.agent();
  await app.db
    .insertInto('agent_sites')
    .values({ agent_id: agent.id, site_id: mine.site.id })
    .execute();
  const client = await app.console(agent.token);
  expect(await walk(client, { list: 'all' })).toEqual([mine.conversationId]);
});

test('a visitor’s list is all of their own, whatever they ask for', async () => {
  const { visitor, agent, conversationId } = await talkedAndClosed(app, { mode: 'multiple' });
  await ring(app);
  const { conversation } = await visitor.call('sendMessage', eg.message());
  await agent.console.call('archiveConversation', { conversationId });
  const all = [conversation.id, conversationId];
  for (const input of [{}, { list: 'queue' }, { list: 'archived' }, { tag: 'x' }] as const)
    expect(await walk(visitor, input)).toEqual(all);
});

test('a visitor with nothing to show gets an empty list', async () => {
  const site = await siteWith(app, { mode: 'multiple' });
  const visitor = await app.visitor(site.key);
  expect(await visitor.call('listConversations', {})).toEqual({
    conversations: [],
    nextPage: null,
  });
});

test('a page token that was not given out is refused', async () => {
  const agent = await app.console();
  const forged = ['x', '!', Buffer.from(`2026 ${'-'.repeat(36)}`).toString('base64url')];
  for (const page of forged)
    expect(await agent.ask('listConversations', { page })).toMatchObject(refused('badInput'));
});
