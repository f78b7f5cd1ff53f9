import type { ListName } from '@deskbell/shared/commands/list-conversations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, ring, talk, talkedAndClosed } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('the counts are how many each list holds, over all sites and for one', async () => {
  const first = await ring(app);
  await ring(app);
  const talked = await talk(app);
  await talkedAndClosed(app);
  const archived = await talkedAndClosed(app);
  await talked.agent.console.call('archiveConversation', {
    conversationId: archived.conversationId,
  });
  const parked = await talk(app);
  await parked.agent.console.call('parkConversation', { conversationId: parked.conversationId });
  for (const siteId of [undefined, first.site.id, talked.site.id, parked.site.id])
    for (const { console } of [talked.agent, parked.agent, await agentAt(app)]) {
      const { counts } = await console.call('countConversations', { siteId });
      for (const list of Object.keys(counts) as ListName[]) {
        const { conversations } = await console.call('listConversations', { list, siteId });
        expect([siteId, list, counts[list]]).toEqual([siteId, list, conversations.length]);
      }
    }
});

test('an agent of one site counts that site only', async () => {
  const mine = await ring(app);
  const agent = await app.agent();
  await app.db
    .insertInto('agent_sites')
    .values({ agent_id: agent.id, site_id: mine.site.id })
    .execute();
  const client = await app.console(agent.token);
  const { counts } = await client.call('countConversations', {});
  expect(counts).toEqual({ queue: 1, mine: 0, all: 1, pending: 0, closed: 0, archived: 0 });
});

test('what one has just done is in the counts, however many ask at the same time', async () => {
  const { conversationId, site } = await ring(app);
  const { console } = await agentAt(app);
  const others = await Promise.all(Array.from({ length: 5 }, () => agentAt(app)));
  const input = { siteId: site.id };
  const asking = others.map((other) => other.console.call('countConversations', input));
  await console.call('acceptConversation', { conversationId });
  const { counts } = await console.call('countConversations', input);
  expect(counts).toMatchObject({ queue: 0, mine: 1, all: 1 });
  for (const answer of await Promise.all(asking)) expect(answer.counts.all).toBe(1);
});
