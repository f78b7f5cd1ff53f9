import type { Answer } from '@deskbell/shared/error';
import type { CommandName } from '@deskbell/shared/up';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import type { TestClient } from './client.ts';
import { eg } from './example.ts';
import { seqs, stored, tabs, upTo } from './races/cast.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const rounds = 500;

/** Numbers that look random and are the same in every run. */
function* dice(): Generator<number, never> {
  for (let seed = 42; ; ) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield seed;
  }
}

const byAgent: ((conversationId: string, agentId: string) => [CommandName, object])[] = [
  (conversationId) => ['acceptConversation', { conversationId }],
  (conversationId, agentId) => ['assignConversation', { conversationId, agentId }],
  (conversationId, agentId) => ['transferConversation', { conversationId, agentId, note: 'yours' }],
  (conversationId) => ['transferConversation', { conversationId, agentId: null }],
  (conversationId) => ['parkConversation', { conversationId }],
  (conversationId) => ['closeConversation', { conversationId }],
  (conversationId) => ['reopenConversation', { conversationId }],
  (conversationId) => ['archiveConversation', { conversationId }],
  (conversationId) => ['restoreConversation', { conversationId }],
  (conversationId) => ['tagConversation', { conversationId, tags: ['mixed'] }],
  (conversationId) => ['sendMessage', eg.message({ conversationId })],
  (conversationId) => ['sendMessage', { ...eg.message({ conversationId }), kind: 'note' }],
  (conversationId) => ['markRead', { conversationId, seq: 3 }],
  (conversationId) => ['markDelivered', { conversationId, seq: 5 }],
  (conversationId) => ['readConversation', { conversationId }],
];
const byVisitor: ((conversationId: string) => [CommandName, object])[] = [
  (conversationId) => ['sendMessage', eg.message({ conversationId })],
  () => ['sendMessage', eg.message()],
  () => ['startConversation', eg.message()],
  (conversationId) => ['markRead', { conversationId, seq: 4 }],
];

const ask = (client: TestClient, [name, input]: [CommandName, object]): Promise<Answer<unknown>> =>
  client.socket.timeout(20_000).emitWithAck(name, input);

test(`${rounds} commands of every kind at once never end in a deadlock or a broken order`, async () => {
  const agents = await Promise.all([1, 2, 3].map(() => app.console()));
  const modes = ['single', 'multiple'] as const;
  const visitors = await Promise.all([0, 1, 2, 3].map((n) => tabs(app, 2, modes[n % 2])));
  const sent = visitors.map(({ tabs: [tab] }) => tab.call('sendMessage', eg.message()));
  const ids = (await Promise.all(sent)).map(({ conversation }) => conversation.id);
  const random = dice();
  const pick = <Item>(all: readonly Item[]): Item =>
    all[(random.next().value >> 8) % all.length] as Item;

  const answers = await Promise.all(
    upTo(rounds).map(() => {
      const at = pick([0, 1, 2, 3]);
      const id = ids[at] ?? '';
      if (pick([0, 1, 2]) === 0) return ask(pick(visitors[at]?.tabs ?? []), pick(byVisitor)(id));
      const [agent, other] = [pick(agents), pick(agents)];
      return ask(agent, pick(byAgent)(id, other.welcome.agent?.id ?? ''));
    }),
  );

  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]));
  const expectable = ['wrongStatus', 'alreadyTaken', 'conflict'];
  expect(refusals.filter((code) => !expectable.includes(code))).toEqual([]);
  expect(refusals.length).toBeLessThan(rounds * 0.6);
  for (const { tabs: mine } of visitors) {
    const { conversations } = await mine[0].call('listConversations', {});
    expect(conversations.filter(({ status }) => status !== 'closed').length).toBeLessThan(2);
    for (const { id, lastSeq } of conversations)
      expect(seqs(await stored(agents[0] as TestClient, id))).toEqual(upTo(lastSeq));
  }
}, 60_000);
