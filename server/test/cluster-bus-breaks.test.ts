import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { noRedis } from './cluster/redis.ts';
import { type BusName, buses, type Server, Servers, whyNot } from './cluster/servers.ts';
import { asMaintainer } from './database.ts';
import { agentAt, ring, say } from './scenes.ts';
import { Desk, links } from './sync/desk.ts';

/** Ends the connections that servers hear one another by, and keeps them from coming back until `mend`. */
async function breakBus(bus: BusName, servers: Servers): Promise<{ mend(): Promise<void> }> {
  if (bus === 'redis') {
    await servers.redis?.stop();
    return { mend: async () => servers.redis?.start() };
  }
  const name = new URL(servers.database.url).pathname.slice(1);
  const allow = (isAllowed: boolean) =>
    asMaintainer((client) => client.query(`alter database ${name} allow_connections ${isAllowed}`));
  await allow(false);
  const { rows: ended } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'deskbell bus'`.execute(
    servers.database.db,
  );
  expect(ended).toHaveLength(servers.all.length);
  return { mend: async () => void (await allow(true)) };
}

describe.each(buses)('when the %s between two servers breaks', (bus) => {
  let servers: Servers | undefined;
  let one: Server;
  let other: Server;
  beforeEach(async ({ skip }) => {
    const why = whyNot(bus);
    if (why) skip(why);
    servers = await Servers.start(bus);
    [one, other] = servers.two;
  });
  afterEach(async () => {
    await servers?.close();
    servers = undefined;
  });

  const isUp = async (server: Server) => server.app.bus.isUp;

  test('messages are stored, acknowledged and told here; when it is back, clients there catch up at once', async () => {
    if (!servers) return;
    const { visitor, conversationId } = await ring(one);
    const here = await agentAt(one);
    await here.console.call('acceptConversation', { conversationId });
    const desk = Desk.console(links.bare(other.url), here.token);
    await desk.start();
    await desk.engine.openThread(conversationId);
    const broken = await breakBus(bus, servers);
    await expect.poll(() => isUp(one)).toBe(false);
    const { message } = await say(visitor, conversationId, { text: 'Is anybody there?' });
    await here.console.hears('messageStored', (body) => body.message.id === message.id);
    expect(desk.thread(conversationId).map(({ id }) => id)).not.toContain(message.id);
    await broken.mend();
    await desk.until(() => desk.thread(conversationId).some(({ id }) => id === message.id));
    await expect.poll(() => isUp(one)).toBe(true);
    await expect.poll(() => isUp(other)).toBe(true);
    const again = await say(visitor, conversationId, { text: 'Hello again' });
    await desk.until(() => desk.thread(conversationId).some(({ id }) => id === again.message.id));
    await desk.engine.stop();
    // One line each, however long it lasted.
    for (const { warnings } of [one, other])
      expect(warnings.filter((line) => line.includes('other servers'))).toHaveLength(1);
  });

  test('what a server could not say before it stopped is caught up by clients of the others at once', async () => {
    if (!servers) return;
    const { visitor, conversationId } = await ring(one);
    const here = await agentAt(one);
    await here.console.call('acceptConversation', { conversationId });
    const desk = Desk.console(links.bare(other.url), here.token);
    await desk.start();
    await desk.engine.openThread(conversationId);
    const broken = await breakBus(bus, servers);
    await expect.poll(() => isUp(other)).toBe(false);
    const { message } = await say(visitor, conversationId, { text: 'The last words' });
    await one.app.close();
    await broken.mend();
    await desk.until(() => desk.thread(conversationId).some(({ id }) => id === message.id));
    await desk.engine.stop();
  });

  test('who came and went meanwhile is right on both afterwards', async () => {
    if (!servers) return;
    const leaving = await agentAt(one);
    const watcher = (await agentAt(other)).console;
    const statusAt = async (id: string) =>
      (await watcher.call('listAgents', {})).presences.find(({ who }) => who.id === id)?.status;
    await expect.poll(() => statusAt(leaving.id)).toBe('online');
    const broken = await breakBus(bus, servers);
    await expect.poll(() => isUp(one)).toBe(false);
    await expect.poll(() => isUp(other)).toBe(false);
    leaving.console.close();
    const coming = await agentAt(one);
    expect(await statusAt(coming.id)).toBe('offline');
    await broken.mend();
    await expect.poll(() => isUp(one)).toBe(true);
    await expect.poll(() => isUp(other)).toBe(true);
    await expect
      .poll(async () => {
        servers?.advance(9_000);
        return [await statusAt(coming.id), await statusAt(leaving.id)];
      })
      .toEqual(['online', 'offline']);
  });
});

test('a Redis that hangs keeps nobody waiting, and what was said meanwhile comes once when it goes on', async ({
  skip,
}) => {
  if (noRedis) skip(noRedis);
  const servers = await Servers.start('redis');
  onTestFinished(() => servers.close());
  const [one, other] = servers.two;
  const { visitor, conversationId } = await ring(one);
  const agent = await agentAt(other);
  await agent.console.call('acceptConversation', { conversationId });
  await visitor.hears('messageStored', (body) => body.message.system?.code === 'joined');
  servers.redis?.freeze();
  const { message } = await say(visitor, conversationId);
  await expect.poll(() => one.app.bus.isUp).toBe(false);
  await say(visitor, conversationId);
  servers.redis?.thaw();
  await expect.poll(() => one.app.bus.isUp).toBe(true);
  const { message: last } = await say(visitor, conversationId);
  await agent.console.hears('messageStored', (body) => body.message.id === last.id);
  const heard = agent.console.heardOf('messageStored').map((body) => body.message.seq);
  expect(heard.filter((seq) => seq >= message.seq)).toEqual([
    message.seq,
    message.seq + 1,
    last.seq,
  ]);
}, 30_000);

test('a Redis that comes back empty and with an earlier clock is heard all the same', async ({
  skip,
}) => {
  if (noRedis) skip(noRedis);
  const servers = await Servers.start('redis');
  onTestFinished(() => servers.close());
  const [one, other] = servers.two;
  const agent = await agentAt(other);
  await servers.redis?.ask(async (client) => {
    const [key = ''] = await client.keys('*');
    await client.xadd(key, '9999999999999-0', 'said', '["a newer release",1,"unheardOf",{}]');
  });
  await ring(one);
  await agent.console.hears('messageStored');
  await servers.redis?.stop();
  await expect.poll(() => other.app.bus.isUp).toBe(false);
  await servers.redis?.start();
  await expect.poll(() => other.app.bus.isUp).toBe(true);
  const { conversationId } = await ring(one);
  await agent.console.hears(
    'messageStored',
    ({ message }) => message.conversationId === conversationId,
  );
}, 30_000);
