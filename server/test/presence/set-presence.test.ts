import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, refused, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('an agent who says they are away is away for colleagues and for their visitor', async () => {
  const { visitor, agent } = await talk(app);
  const colleague = await agentAt(app);
  const { presence } = await agent.console.call('setPresence', { status: 'away' });
  expect(presence).toEqual({
    who: { kind: 'agent', id: agent.id },
    status: 'away',
    lastSeenAt: null,
  });
  // That the agent came may be told late, so it is the news of being away that is waited for.
  for (const client of [visitor, colleague.console]) {
    const heard = await client.hears(
      'presenceChanged',
      ({ who, status }) => who.id === agent.id && status === 'away',
    );
    expect(heard).toEqual(presence);
  }
  const { presences } = await colleague.console.call('listAgents', {});
  expect(presences).toContainEqual(presence);
});

test('it holds for all their devices and through a change of page, until the last one is gone', async () => {
  const agent = await agentAt(app);
  const colleague = await app.console();
  const statusNow = async () => {
    const { presences } = await colleague.call('listAgents', {});
    return presences.find(({ who }) => who.id === agent.id)?.status;
  };
  await agent.console.call('setPresence', { status: 'away' });
  const second = await app.console(agent.token);
  expect(await statusNow()).toBe('away');
  agent.console.close();
  await colleague.call('listAgents', {});
  app.clock.advance(60_000);
  expect(await statusNow()).toBe('away');
  await second.call('setPresence', { status: 'online' });
  expect(await statusNow()).toBe('online');
});

test('a status that is none is refused, and a visitor has nothing to choose', async () => {
  const { visitor, agent } = await talk(app);
  const busy = JSON.parse('{"status":"busy"}');
  expect(await agent.console.ask('setPresence', busy)).toMatchObject(
    refused('badInput', { field: 'status' }),
  );
  expect(await visitor.ask('setPresence', { status: 'away' })).toMatchObject(refused('forbidden'));
});
