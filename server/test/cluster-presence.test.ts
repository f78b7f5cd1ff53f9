import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graceMs } from '../src/presence/presences.ts';
import type { TestClient } from './client.ts';
import { buses, type Server, Servers, whyNot } from './cluster/servers.ts';
import { agentAt, ring } from './scenes.ts';

describe.each(buses)('presence over %s', (bus) => {
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

  const statuses = (client: TestClient, id: string) =>
    client.heardOf('presenceChanged').flatMap(({ who, status }) => (who.id === id ? [status] : []));

  const statusAt = async (client: TestClient, id: string) => {
    const { presences } = await client.call('listAgents', {});
    return presences.find(({ who }) => who.id === id)?.status;
  };

  /** Hangs up and waits until both servers know that this connection is gone from `there`. */
  async function leave(client: TestClient, there: Server): Promise<void> {
    const connections = async () => {
      const { body } = await there.rest('GET /metrics');
      const found = String(body.text).matchAll(/^deskbell_connections\{.*\} (\d+)$/gm);
      return [...found].reduce((sum, [, count]) => sum + Number(count), 0);
    };
    const before = await connections();
    client.close();
    await expect.poll(connections).toBe(before - 1);
    await caughtUp(there);
  }

  /** What a server has said so far is heard by the others once they hear of somebody who came after. */
  async function caughtUp(there: Server): Promise<void> {
    const marker = await agentAt(there);
    for (const server of servers?.all ?? []) {
      const asker = await agentAt(server);
      await expect.poll(() => statusAt(asker.console, marker.id)).toBe('online');
    }
  }

  test('someone on two servers is one person: here until the last connection has gone, then offline everywhere', async () => {
    const agent = await agentAt(one);
    const second = await other.console(agent.token);
    const watchers = [(await agentAt(one)).console, (await agentAt(other)).console];
    for (const watcher of watchers)
      await expect.poll(() => statusAt(watcher, agent.id)).toBe('online');
    await leave(agent.console, one);
    servers?.advance(graceMs * 2);
    for (const watcher of watchers) expect(await statusAt(watcher, agent.id)).toBe('online');
    await leave(second, other);
    servers?.advance(graceMs + 1);
    for (const watcher of watchers) {
      await watcher.hears(
        'presenceChanged',
        ({ who, status }) => who.id === agent.id && status === 'offline',
      );
      expect(statuses(watcher, agent.id).filter((status) => status === 'offline')).toHaveLength(1);
    }
    const { last_seen_at } = await one.db
      .selectFrom('agents')
      .select('last_seen_at')
      .where('id', '=', agent.id)
      .executeTakeFirstOrThrow();
    expect(last_seen_at).not.toBeNull();
  });

  test('a move to the other server within the grace is seen by nobody', async () => {
    const { site, visitor } = await ring(one);
    const id = visitor.welcome.visitor?.id ?? '';
    const watchers = [(await agentAt(one)).console, (await agentAt(other)).console];
    await leave(visitor, one);
    servers?.advance(graceMs / 2);
    const moved = await other.visitor(site.key, { token: visitor.welcome.token ?? '' });
    expect(moved.welcome.visitor?.id).toBe(id);
    await caughtUp(other);
    servers?.advance(graceMs * 4);
    await caughtUp(one);
    for (const watcher of watchers) expect(statuses(watcher, id)).not.toContain('offline');
  });

  test('a visitor on one server is seen coming and going by an agent on the other', async () => {
    const { visitor, site } = await ring(one);
    const id = visitor.welcome.visitor?.id ?? '';
    const { console: watcher } = await agentAt(other);
    await leave(visitor, one);
    servers?.advance(graceMs + 1);
    await watcher.hears(
      'presenceChanged',
      ({ who, status }) => who.id === id && status === 'offline',
    );
    await one.visitor(site.key, { token: visitor.welcome.token ?? '' });
    await watcher.hears(
      'presenceChanged',
      ({ who, status }) => who.id === id && status === 'online',
    );
  });

  test('what an agent chose holds on every server, whichever was told last', async () => {
    const agent = await agentAt(one);
    const there = await other.console(agent.token);
    const watcher = (await agentAt(other)).console;
    await agent.console.call('setPresence', { status: 'away' });
    await expect.poll(() => statusAt(watcher, agent.id)).toBe('away');
    await there.call('setPresence', { status: 'online' });
    await expect.poll(() => statusAt(agent.console, agent.id)).toBe('online');
    await other.rest('POST /api/agents/me/presence', {
      token: agent.token,
      body: { status: 'away' },
    });
    await expect.poll(() => statusAt(agent.console, agent.id)).toBe('away');
    await leave(there, other);
    expect(await statusAt(agent.console, agent.id)).toBe('away');
    expect(await statusAt(watcher, agent.id)).toBe('away');
  });

  test('a server that starts knows who is where, and what they chose, before it serves', async () => {
    const online = await agentAt(one);
    const away = await agentAt(other);
    await away.console.call('setPresence', { status: 'away' });
    const third = await servers?.add();
    const { body } = (await third?.rest('GET /api/agents', { token: online.token })) ?? {};
    expect(body?.presences).toContainEqual(
      expect.objectContaining({ who: { kind: 'agent', id: online.id }, status: 'online' }),
    );
    expect(body?.presences).toContainEqual(
      expect.objectContaining({ who: { kind: 'agent', id: away.id }, status: 'away' }),
    );
  });

  test('the people of a server that stops are on the move: nobody sees them offline until the grace is over', async () => {
    const moving = await agentAt(one);
    const leaving = await agentAt(one);
    const watcher = (await agentAt(other)).console;
    await expect.poll(() => statusAt(watcher, leaving.id)).toBe('online');
    await one.app.close();
    await other.console(moving.token);
    other.clock.advance(graceMs + 1);
    await watcher.hears(
      'presenceChanged',
      ({ who, status }) => who.id === leaving.id && status === 'offline',
    );
    expect(await statusAt(watcher, moving.id)).toBe('online');
    expect(statuses(watcher, moving.id)).not.toContain('offline');
  });
});
