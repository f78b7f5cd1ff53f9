import assert from 'node:assert/strict';
import { check } from '../check.ts';
import type { Body, RawSocket } from '../raw-socket.ts';
import { hello, newId, ring } from '../target.ts';

/** Pages of the feed until what was waited for has come; a busy server may hold the newest back for a moment. */
async function follow(socket: RawSocket, mark: string, limit: number): Promise<Body[]> {
  const changes: Body[] = [];
  let { cursor } = socket.welcome;
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    const page = await socket.call('catchUp', { cursor, limit });
    changes.push(...(page.changes as Body[]));
    cursor = page.cursor;
    assert.ok((page.changes as Body[]).length <= limit);
    if (page.isLevel && JSON.stringify(changes).includes(mark)) return changes;
  }
  throw new Error(`${mark} never came`);
}

export const feed = [
  check(
    'F1',
    'tells again what changed since a cursor, each thing once and as it is now',
    async (target) => {
      const agent = await target.agent();
      const { visitor, conversationId } = await ring(target);
      await agent.call('tagConversation', { conversationId, tags: ['first'] });
      await agent.call('tagConversation', { conversationId, tags: ['last'] });
      const { message } = await visitor.call('sendMessage', { ...hello(), conversationId });
      const changes = await follow(agent, String((message as Body).id), 1_000);
      const bodies = changes.map(({ body }) => body as Record<string, Body>);
      const told = bodies.flatMap(({ conversation }) =>
        conversation?.id === conversationId ? [conversation] : [],
      );
      assert.deepEqual(
        told.map(({ tags }) => tags),
        [['last']],
      );
      const ids = bodies.flatMap(({ message: one }) =>
        one?.conversationId === conversationId ? [one.id] : [],
      );
      assert.equal(new Set(ids).size, 2);
      assert.equal(ids.length, 2);
    },
  ),

  check('F2', 'may be read by pages of any size', async (target) => {
    const { visitor, conversationId } = await ring(target);
    const sent: unknown[] = [];
    for (const _ of [1, 2, 3])
      sent.push(
        ((await visitor.call('sendMessage', { ...hello(), conversationId })).message as Body).id,
      );
    const changes = await follow(visitor, String(sent.at(-1)), 1);
    const told = changes.flatMap(({ event, body }) =>
      event === 'messageStored' ? [((body as Body).message as Body).id] : [],
    );
    assert.deepEqual(told.slice(-3), sent);
  }),

  check(
    'F3',
    'refuses a cursor it did not give out, so that the client starts afresh',
    async (target) => {
      const visitor = await target.visitor();
      for (const cursor of [
        '',
        'x',
        'other.1.0',
        `${String(visitor.welcome.cursor).split('.')[0]}.999999999999.0`,
      ]) {
        const reply = await visitor.ask('catchUp', { cursor });
        assert.ok(!reply.ok && reply.error.code === 'badInput', cursor);
        assert.equal((reply.error.params as Body).field, 'cursor');
      }
    },
  ),

  check('F4', 'tells a visitor nothing of others', async (target) => {
    const visitor = await target.visitor();
    const { conversationId } = await ring(target);
    const { message } = await visitor.call('sendMessage', hello());
    const changes = await follow(visitor, String((message as Body).id), 1_000);
    assert.ok(!JSON.stringify([changes, visitor.frames]).includes(conversationId));
  }),

  check(
    'F5',
    'shows typing at once and never again, and unsent text to agents only',
    async (target) => {
      const { visitor, conversationId } = await ring(target);
      const [tab, agent] = [await target.visitor(visitor.welcome.token), await target.agent()];
      await agent.call('watchConversations', { conversationIds: [conversationId] });
      await visitor.call('showTyping', { conversationId, isTyping: true, preview: 'not yet sent' });
      const shown = await agent.hears(
        'typingShown',
        (body) => body.conversationId === conversationId,
      );
      assert.equal(shown.isTyping, true);
      await agent.call('showTyping', { conversationId, isTyping: true });
      await tab.hears('typingShown', (body) => (body.who as Body).kind === 'agent');
      const { changes } = await agent.call('catchUp', { cursor: visitor.welcome.cursor });
      assert.ok(!JSON.stringify([changes, tab.frames]).includes('not yet sent'));
    },
  ),

  check('L1', 'answers a flood with a time to wait, and stays connected', async (target) => {
    const { visitor, conversationId } = await ring(target);
    // To conversations that are not there, so that no message waits for the one before.
    const flood = Array.from({ length: 260 }, () =>
      visitor.ask('sendMessage', { ...hello(), conversationId: newId() }),
    );
    const refused = (await Promise.all(flood)).flatMap((reply) =>
      reply.ok || reply.error.code === 'notFound' ? [] : [reply.error],
    );
    assert.ok(refused.length > 0 && refused.length < 260);
    for (const { code, retryAfterMs } of refused) {
      assert.equal(code, 'tooMany');
      assert.ok(Number(retryAfterMs) > 0);
    }
    assert.equal((await visitor.ask('readConversation', { conversationId })).ok, true);
  }),
];
