import assert from 'node:assert/strict';
import { check } from '../check.ts';
import type { Body, RawSocket } from '../raw-socket.ts';
import { hello, newId, ring, type Target } from '../target.ts';

/** A colleague's conversation, and an agent who has nothing to do with it. */
async function lookOn(target: Target) {
  const rung = await ring(target);
  const colleague = await target.colleague();
  await colleague.call('acceptConversation', { conversationId: rung.conversationId });
  return { ...rung, colleague, agent: await target.agent() };
}

/** What lists heard of a conversation, alone or among others, in order. */
function summariesOf(agent: RawSocket, conversationId: string): Body[] {
  const alone = agent.heard('conversationChanged').map((body) => body.conversation as Body);
  const among = agent.heard('conversationsChanged').flatMap((body) => body.conversations as Body[]);
  return [...alone, ...among].filter(({ id }) => id === conversationId);
}

export const watching = [
  check('W1', 'tells an agent in full of what they have open, until it is not', async (target) => {
    const { visitor, agent, conversationId } = await lookOn(target);
    const conversationIds = [conversationId, newId()];
    const watched = await agent.call('watchConversations', { conversationIds });
    assert.deepEqual(watched.conversationIds, [conversationId]);
    const say = async () =>
      (await visitor.call('sendMessage', { ...hello(), conversationId })).message as Body;
    const { id } = await say();
    await agent.hears('messageStored', (body) => (body.message as Body).id === id);
    await agent.call('watchConversations', { conversationIds: [] });
    const unheard = await say();
    await agent.frame(() => isLevel(agent, conversationId, Number(unheard.seq)));
    assert.ok(
      !agent.heard('messageStored').some((body) => (body.message as Body).id === unheard.id),
    );
  }),

  check('W2', 'tells lists how each conversation is after a burst', async (target) => {
    const { visitor, agent, conversationId } = await lookOn(target);
    const other = await lookOn(target);
    for (let at = 0; at < 10; at += 1)
      for (const one of [{ visitor, conversationId }, other])
        await one.visitor.call('sendMessage', { ...hello(), conversationId: one.conversationId });
    for (const one of [{ visitor, conversationId }, other]) {
      const { conversation } = await one.visitor.call('readConversation', {
        conversationId: one.conversationId,
      });
      const last = Number((conversation as Body).lastSeq);
      await agent.frame(() => isLevel(agent, one.conversationId, last));
    }
    assert.ok(summariesOf(agent, conversationId).length < 10);
  }),

  check('W3', 'shows lists that a visitor writes, never what', async (target) => {
    const { visitor, agent, conversationId } = await lookOn(target);
    await visitor.call('showTyping', { conversationId, isTyping: true, preview: 'not yet sent' });
    await agent.hears('typingsShown', (body) =>
      (body.typings as Body[]).some((typing) => typing.conversationId === conversationId),
    );
    assert.ok(!JSON.stringify(agent.frames).includes('not yet sent'));
  }),

  check('W4', 'tells every agent in full of what begins a wait', async (target) => {
    const agent = await target.agent();
    const { message } = await ring(target);
    await agent.hears('messageStored', (body) => (body.message as Body).id === message.id);
  }),
];

const isLevel = (agent: RawSocket, conversationId: string, seq: number): boolean =>
  summariesOf(agent, conversationId).some(({ lastSeq }) => Number(lastSeq) >= seq);
