import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { Bus } from '../src/bus/bus.ts';
import { uuidv7 } from '../src/core/new-id.ts';
import { Notifications } from '../src/db/notifications.ts';
import { noRedis } from './cluster/redis.ts';
import { Servers } from './cluster/servers.ts';
import { agentAt, ring, say } from './scenes.ts';

test('a server that is alone says nothing to the database, until another one starts', async () => {
  const servers = await Servers.start('postgres', 1);
  onTestFinished(() => servers.close());
  const heard: string[] = [];
  const listener = new Client({ connectionString: servers.database.url });
  await listener.connect();
  onTestFinished(() => listener.end());
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await listener.query('listen deskbell_bus');
  const [one] = servers.all;
  if (!one) throw new Error('there is no server');
  const { visitor, conversationId } = await ring(one);
  await say(visitor, conversationId, { text: 'to nobody' });
  await listener.query('select 1');
  expect(heard).toEqual([]);
  const other = await servers.add();
  const watcher = await agentAt(other);
  await watcher.console.call('acceptConversation', { conversationId });
  await say(visitor, conversationId, { text: 'to somebody' });
  await watcher.console.hears('messageStored', ({ message }) => message.text === 'to somebody');
  await listener.query('select 1');
  expect(heard.some((said) => said.includes('to somebody'))).toBe(true);
});

test('what is kept in Redis is bounded in time, and named for its database', async ({ skip }) => {
  if (noRedis) skip(noRedis);
  const servers = await Servers.start('redis');
  onTestFinished(() => servers.close());
  const [one] = servers.two;
  await ring(one);
  const keys = await servers.redis?.ask((client) => client.keys('*'));
  expect(keys).toEqual([expect.stringMatching(/^deskbell:[0-9a-f]{16}:bus$/)]);
  const seconds = await servers.redis?.ask((client) => client.ttl(keys?.[0] ?? ''));
  expect(seconds).toBeGreaterThan(0);
});

test('two databases on one Redis do not hear one another', async ({ skip }) => {
  if (noRedis) skip(noRedis);
  const servers = await Servers.start('redis', 1);
  onTestFinished(() => servers.close());
  const others = await Servers.start('redis', 1, servers.redis);
  onTestFinished(() => others.close());
  const keys = new Set<string>();
  for (const each of [servers, others]) {
    const added = await each.add();
    await ring(added);
    expect(each.all.map(({ app }) => app.bus.peers.size)).toEqual([1, 1]);
  }
  for (const key of (await servers.redis?.ask((client) => client.keys('*'))) ?? []) keys.add(key);
  expect(keys.size).toBe(2);
});

test('a server does not serve before it has heard who is at the others', async () => {
  const servers = await Servers.start('postgres', 1);
  onTestFinished(() => servers.close());
  const [one] = servers.all;
  const agent = await one?.agent();
  await one?.console(agent?.token);
  const slow = await servers.add({
    async openBus({ config, log }) {
      const serverId = uuidv7();
      const carrier = new Notifications(config.databaseUrl ?? '', serverId);
      const open = carrier.open.bind(carrier);
      carrier.open = ({ hear, ...ears }) =>
        open({ ...ears, hear: (said) => void setTimeout(() => hear(said), 300) });
      const bus = new Bus({ serverId, carrier, log });
      await bus.open();
      return { bus, redis: null, close: () => bus.close() };
    },
  });
  const { body } = await slow.rest('GET /api/agents', { token: agent?.token ?? '' });
  expect(body.presences).toMatchObject([{ who: { id: agent?.id }, status: 'online' }]);
});
