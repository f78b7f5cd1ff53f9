import type { Message } from '@deskbell/shared/model/message';
import { memoryStore } from '@deskbell/shared/sync/memory-store';
import { emptyState, type State } from '@deskbell/shared/sync/state';
import { expect, test } from 'vitest';
import { check } from '../check/check.ts';
import { seeAll } from '../check/seen.ts';
import type { Client } from '../people/client.ts';
import { heldBy, rightWorld } from './example.ts';

/** The example's agent, whose screen is as given, until a thread is opened: then it is as it should be. */
function agentWith(stale: Partial<State>) {
  const { seen, truth, told } = rightWorld();
  const [, agent] = seen;
  const right = stateOf(agent.screen.conversations, heldBy(agent, 'screen'));
  const engine = {
    state: { ...right, ...stale },
    async openThread() {
      engine.state = right;
    },
  };
  const client = { name: 'agent', engine, store: memoryStore(), shelf: agent, isWhole: false };
  return { client: client as unknown as Client, right, truth, told };
}

function stateOf(
  conversations: ReturnType<typeof rightWorld>['seen'][1]['screen']['conversations'],
  messages: Message[],
): State {
  return {
    ...emptyState,
    me: { kind: 'agent', id: 'a1' },
    conversations: new Map(conversations.map((row) => [row.id, row])),
    threads: new Map([['c1', { messages, hasOlder: false, isLoading: false }]]),
  };
}

async function foundOn(stale: (right: State) => Partial<State>): Promise<string[]> {
  const { client, truth, told } = agentWith(stale(agentWith({}).right));
  const seen = await seeAll([client]);
  return check(truth, seen, told)
    .map(({ text }) => text)
    .filter((text) => !text.includes('the store of'));
}

test('a screen that is right has no findings', async () => {
  expect(await foundOn(() => ({}))).toEqual([]);
});

test('a thread that lay open is looked at before it is read anew', async () => {
  const found = await foundOn(({ threads }) => {
    const messages = threads.get('c1')?.messages.slice(0, -1) ?? [];
    return { threads: new Map([['c1', { messages, hasOlder: false, isLoading: false }]]) };
  });
  expect(found).toEqual([expect.stringMatching(/open thread of agent.*"asks more".*missing/)]);
});

test('a conversation and its badge are looked at before they are read anew', async () => {
  const found = await foundOn(({ conversations }) => {
    const stale = [...conversations.values()].map((row) => ({
      ...row,
      status: 'closed' as const,
      visitorMessageCount: 1,
    }));
    return { conversations: new Map(stale.map((row) => [row.id, row])) };
  });
  expect(found).toContainEqual(expect.stringMatching(/status is closed, should be active/));
  expect(found).toContainEqual(expect.stringMatching(/agent sees 0 unread/));
  expect(found).toContainEqual(expect.stringMatching(/tray of agent shows 0/));
});
