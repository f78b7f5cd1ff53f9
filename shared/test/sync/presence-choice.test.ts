import { expect, test } from 'vitest';
import type { PresenceStatus } from '../../src/model/presence.ts';
import { type Client, onlineClient } from './client.ts';
import { exampleId } from './example.ts';
import { fakeClock, settle } from './fake-clock.ts';
import { FakeServer } from './fake-server.ts';

async function agent(): Promise<Client> {
  const clock = fakeClock();
  const server = new FakeServer(clock, { kind: 'agent', id: exampleId() });
  return onlineClient({ clock, server });
}

const choose = ({ engine }: Client, status: PresenceStatus) =>
  engine.call('setPresence', { status });

const shownOf = ({ engine, server }: Client) =>
  engine.state.presences.get(`agent:${server.me.id}`)?.status;

/** The server loses the link and what was chosen, and takes the agent for online when they are back. */
async function restart({ server, clock }: Client): Promise<void> {
  server.cut();
  server.presence = 'online';
  await clock.advance(60_000);
}

test.each(['away', 'offline'] as const)(
  'who chose %s still is after the server forgot it',
  async (status) => {
    const it = await agent();
    await choose(it, status);
    for (const _ of [1, 2, 3]) {
      await restart(it);
      expect(it.server.presence).toBe(status);
      expect(shownOf(it)).toBe(status);
    }
  },
);

test('who is online tells the server nothing, so that the choice of another device holds', async () => {
  const it = await agent();
  await choose(it, 'away');
  await choose(it, 'online');
  await restart(it);
  expect(it.server.callsOf('setPresence')).toHaveLength(2);
});

test('the choice of another device is the one repeated', async () => {
  const it = await agent();
  await choose(it, 'away');
  const heard = (status: PresenceStatus) =>
    it.server.push({
      event: 'presenceChanged',
      body: { who: it.server.me, status, lastSeenAt: null },
    });
  heard('online');
  await restart(it);
  expect(it.server.presence).toBe('online');
  heard('offline');
  await restart(it);
  expect(it.server.presence).toBe('offline');
});

test('what is chosen without a connection is told when there is one', async () => {
  const it = await agent();
  it.server.cut();
  await expect(choose(it, 'away')).rejects.toMatchObject({ body: { code: 'unavailable' } });
  await it.clock.advance(60_000);
  expect(it.server.presence).toBe('away');
  it.server.cut();
  await expect(choose(it, 'online')).rejects.toMatchObject({ body: { code: 'unavailable' } });
  await it.clock.advance(60_000);
  expect(it.server.presence).toBe('online');
});

test('a link lost while the choice is repeated does not lose the choice', async () => {
  const it = await agent();
  await choose(it, 'away');
  it.server.cut();
  it.server.presence = 'online';
  it.server.fate = ({ name }) => (name === 'setPresence' ? 'lost' : 'answered');
  await it.clock.advance(3_000);
  expect(it.server.callsOf('setPresence')).toHaveLength(2);
  it.server.fate = () => 'answered';
  await restart(it);
  expect(it.server.presence).toBe('away');
});

test('a choice the server refuses is not repeated', async () => {
  const it = await agent();
  it.server.fate = ({ name }) =>
    name === 'setPresence' ? { code: 'badInput', message: 'no' } : 'answered';
  await expect(choose(it, 'away')).rejects.toMatchObject({ body: { code: 'badInput' } });
  it.server.fate = () => 'answered';
  await restart(it);
  await settle();
  expect(it.server.presence).toBe('online');
});
