import { describe, type TestContext, test } from 'vitest';
import { createSite } from '../src/sites/create-site.ts';
import { addAgent } from './add-agent.ts';
import { connect, type TestClient } from './client.ts';
import { RedisServer } from './cluster/redis.ts';
import { type BusName, buses, whyNot } from './cluster/servers.ts';
import { createDatabase } from './database.ts';
import { eg } from './example.ts';
import { findFreePort, Process } from './races/process.ts';

/** Found dead after some seconds, and gone after the grace. */
const noticedMs = 20_000;

/** Two servers as they run for real, processes of their own. */
async function startTwo(bus: BusName, onTestFinished: TestContext['onTestFinished']) {
  const database = await createDatabase();
  onTestFinished(() => database.drop());
  const redis = bus === 'redis' ? await RedisServer.start() : null;
  onTestFinished(() => redis?.stop());
  const start = async () => {
    const env: Record<string, string> = redis ? { REDIS_URL: redis.url } : {};
    const server = await Process.start(database.url, await findFreePort(), env);
    onTestFinished(() => server.kill());
    return server;
  };
  const [one, other] = [await start(), await start()];
  const agent = async () => addAgent(database.db, eg.agent(), new Date());
  const enter = async (server: Process, token: string) => {
    const client = await connect(server.url, { protocol: 1, actor: 'agent', token });
    onTestFinished(() => client.close());
    return client;
  };
  return { database, one, other, agent, enter };
}

const statusAt = async (client: TestClient, id: string) =>
  (await client.call('listAgents', {})).presences.find(({ who }) => who.id === id)?.status;

describe.concurrent.each(buses)('over %s', (bus) => {
  test('the people of a server that is killed are offline after a while, unless they are elsewhere; when they were last seen is kept', async ({
    skip,
    onTestFinished,
    expect,
  }) => {
    const why = whyNot(bus);
    if (why) skip(why);
    const { database, one, other, agent, enter } = await startTwo(bus, onTestFinished);
    const [lost, moved, twice] = [await agent(), await agent(), await agent()];
    const watcher = await enter(other, (await agent()).token);
    for (const { token } of [lost, moved, twice]) await enter(one, token);
    await enter(other, twice.token);
    const site = await createSite(database.db, eg.site());
    const visitor = await connect(one.url, { protocol: 1, actor: 'visitor', site: site.key });
    onTestFinished(() => visitor.close());
    await visitor.call('sendMessage', eg.message());
    const everyone = [lost, moved, twice];
    const statuses = () => Promise.all(everyone.map(({ id }) => statusAt(watcher, id)));
    await expect.poll(statuses).toEqual(['online', 'online', 'online']);

    await one.kill();
    await enter(other, moved.token);
    await expect
      .poll(statuses, { timeout: noticedMs, interval: 100 })
      .toEqual(['offline', 'online', 'online']);

    for (const { id } of [moved, twice])
      expect(watcher.heardOf('presenceChanged')).not.toContainEqual(
        expect.objectContaining({ who: { kind: 'agent', id }, status: 'offline' }),
      );
    const seen = (table: 'agents' | 'visitors', id = '') =>
      database.db
        .selectFrom(table)
        .select('last_seen_at')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
    await expect.poll(async () => (await seen('agents', lost.id)).last_seen_at).not.toBeNull();
    await expect
      .poll(async () => (await seen('visitors', visitor.welcome.visitor?.id)).last_seen_at)
      .not.toBeNull();
    expect((await seen('agents', twice.id)).last_seen_at).toBeNull();
  }, 120_000);
});
