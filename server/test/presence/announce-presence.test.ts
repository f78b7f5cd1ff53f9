import { afterAll, beforeAll, expect, test } from 'vitest';
import { graceMs } from '../../src/presence/presences.ts';
import { startTestApp, type TestApp } from '../app.ts';
import type { TestClient } from '../client.ts';
import { agentAt, ring, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** Waits until the server knows that a closed socket is gone. */
async function hangUp(client: TestClient): Promise<void> {
  const sockets = async () => {
    const { body } = await app.rest('GET /metrics');
    return [...String(body.text).matchAll(/^deskbell_connections\{.*\} (\d+)$/gm)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    );
  };
  const before = await sockets();
  client.close();
  await expect.poll(sockets).toBe(before - 1);
}

const statuses = (client: TestClient, id = '') =>
  client.heardOf('presenceChanged').flatMap((body) => (body.who.id === id ? [body.status] : []));

test('an agent who leaves is offline after the grace, and when they were last seen is kept', async () => {
  const { visitor, agent } = await talk(app);
  const colleague = await agentAt(app);
  await hangUp(agent.console);
  app.clock.advance(graceMs + 1);
  const gone = await colleague.console.hears(
    'presenceChanged',
    ({ who, status }) => who.id === agent.id && status === 'offline',
  );
  expect(gone.lastSeenAt).not.toBeNull();
  await visitor.hears('presenceChanged', ({ status }) => status === 'offline');
  const stored = await app.db
    .selectFrom('agents')
    .select('last_seen_at')
    .where('id', '=', agent.id)
    .executeTakeFirstOrThrow();
  expect(stored.last_seen_at).not.toBeNull();
});

test('a page change within the grace is seen by nobody', async () => {
  const { visitor, agent } = await talk(app);
  const colleague = await agentAt(app);
  await hangUp(agent.console);
  app.clock.advance(graceMs / 2);
  await app.console(agent.token);
  app.clock.advance(graceMs * 10);
  await colleague.console.call('setPresence', { status: 'away' });
  await colleague.console.hears('presenceChanged', ({ who }) => who.id === colleague.id);
  // That they came in the first place may be told late; that they left must not be told at all.
  expect(statuses(colleague.console, agent.id)).not.toContain('offline');
  expect(statuses(visitor, agent.id)).not.toContain('offline');
});

test('several tabs are one: the visitor is here until the last is closed', async () => {
  const { site, visitor, agent } = await talk(app);
  const id = visitor.welcome.visitor?.id;
  const tab = await app.visitor(site.key, { token: visitor.welcome.token ?? '' });
  await hangUp(visitor);
  app.clock.advance(graceMs * 2);
  const read = async () => {
    const { conversations } = await agent.console.call('listConversations', { list: 'mine' });
    const conversationId = conversations[0]?.id ?? '';
    const { presences } = await agent.console.call('readConversation', { conversationId });
    return presences.find(({ who }) => who.id === id)?.status;
  };
  expect(await read()).toBe('online');
  await hangUp(tab);
  app.clock.advance(graceMs * 2);
  await agent.console.hears(
    'presenceChanged',
    ({ who, status }) => who.id === id && status === 'offline',
  );
  expect(await read()).toBe('offline');
  expect(statuses(agent.console, id)).toEqual(['offline']);
});

test('agents see a known visitor come and go, and when they were last seen', async () => {
  const { site, visitor, conversationId } = await ring(app);
  const agent = await agentAt(app);
  const id = visitor.welcome.visitor?.id;
  await hangUp(visitor);
  app.clock.advance(graceMs + 1);
  await agent.console.hears(
    'presenceChanged',
    ({ who, status }) => who.id === id && status === 'offline',
  );
  const read = await agent.console.call('readConversation', { conversationId });
  expect(read.conversation.visitor?.lastSeenAt).not.toBeNull();
  await app.visitor(site.key, { token: visitor.welcome.token ?? '' });
  await agent.console.hears(
    'presenceChanged',
    ({ who, status }) => who.id === id && status === 'online',
  );
});

test('of someone who only looks, nobody hears', async () => {
  const agent = await agentAt(app);
  const site = await app.site();
  const passerBy = await app.visitor(site.key);
  await hangUp(passerBy);
  app.clock.advance(graceMs + 1);
  await agent.console.call('setPresence', { status: 'away' });
  await agent.console.hears('presenceChanged', ({ who }) => who.id === agent.id);
  expect(statuses(agent.console, passerBy.welcome.visitor?.id)).toEqual([]);
});

test('agents of other sites do not hear of a site’s visitors', async () => {
  const { site, visitor } = await ring(app);
  const elsewhere = await app.agent();
  const other = await app.site();
  await app.db
    .insertInto('agent_sites')
    .values({ agent_id: elsewhere.id, site_id: other.id })
    .execute();
  const theirs = await app.console(elsewhere.token);
  const ours = await app.console();
  const id = visitor.welcome.visitor?.id;
  await hangUp(visitor);
  app.clock.advance(graceMs + 1);
  await ours.hears('presenceChanged', ({ who }) => who.id === id);
  await app.visitor(site.key, { token: visitor.welcome.token ?? '' });
  await ours.hears('presenceChanged', ({ who, status }) => who.id === id && status === 'online');
  await theirs.call('listAgents', {});
  expect(statuses(theirs, id)).toEqual([]);
});

test('news of a departure that comes late does not hide that the agent is back', async () => {
  const colleague = await agentAt(app);
  const { agent } = await talk(app);
  await colleague.console.hears('presenceChanged', ({ who }) => who.id === agent.id);
  const heardOnline = () => statuses(colleague.console, agent.id).length - 1;
  await app.db.transaction().execute(async (holder) => {
    // Whoever writes down when the agent was last seen has to wait for this row.
    await holder.selectFrom('agents').select('id').where('id', '=', agent.id).forUpdate().execute();
    await hangUp(agent.console);
    app.clock.advance(graceMs + 1);
    await app.console(agent.token);
    await expect.poll(heardOnline).toBe(1);
  });
  await expect.poll(heardOnline).toBe(2);
  expect(statuses(colleague.console, agent.id).at(-1)).toBe('online');
});
