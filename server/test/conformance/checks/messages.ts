import assert from 'node:assert/strict';
import { check } from '../check.ts';
import type { Body } from '../raw-socket.ts';
import { hello, ring } from '../target.ts';

const seqOf = (value: Body): unknown => (value.message as Body).seq;

export const messages = [
  check('M1', 'numbers messages from 1, without gaps', async (target) => {
    const { visitor, message, conversationId } = await ring(target);
    assert.equal(message.seq, 1);
    for (const seq of [2, 3, 4])
      assert.equal(seqOf(await visitor.call('sendMessage', { ...hello(), conversationId })), seq);
  }),

  check(
    'M2',
    'answers a repeated id with what is stored, and stores nothing more',
    async (target) => {
      const visitor = await target.visitor();
      const sent = hello();
      const first = await visitor.call('sendMessage', sent);
      const second = await visitor.call('sendMessage', { ...sent, text: 'other words' });
      assert.deepEqual(second.message, first.message);
    },
  ),

  check('M3', 'does not show whose message has an id already', async (target) => {
    const { message } = await ring(target);
    const stranger = await target.visitor();
    const reply = await stranger.ask('sendMessage', { ...hello(), id: message.id });
    assert.ok(!reply.ok && reply.error.code === 'idTaken');
    assert.ok(!JSON.stringify(reply).includes(String(message.text)));
  }),

  check('M4', 'keeps the order of what one client sends without waiting', async (target) => {
    const { visitor, conversationId } = await ring(target);
    const sends = Array.from({ length: 20 }, () =>
      visitor.call('sendMessage', { ...hello(), conversationId }),
    );
    const seqs = (await Promise.all(sends)).map(seqOf);
    assert.deepEqual(
      seqs,
      Array.from({ length: 20 }, (_, at) => at + 2),
    );
  }),

  check(
    'M5',
    'puts a visitor’s message without a conversation into their open one',
    async (target) => {
      const { visitor, conversationId } = await ring(target);
      const { conversation } = await visitor.call('sendMessage', hello());
      assert.equal((conversation as Body).id, conversationId);
    },
  ),

  check('M6', 'tells agents who take part and the visitor’s other tabs live', async (target) => {
    const agent = await target.agent();
    const { visitor, conversationId } = await ring(target);
    await agent.call('acceptConversation', { conversationId });
    const tab = await target.visitor(visitor.welcome.token);
    const { message } = await visitor.call('sendMessage', { ...hello(), conversationId });
    const { id } = message as Body;
    for (const socket of [agent, tab]) {
      const heard = await socket.hears('messageStored', (body) => (body.message as Body).id === id);
      assert.equal((heard.conversation as Body).id, conversationId);
    }
  }),

  check('M7', 'never shows a visitor a note', async (target) => {
    const { visitor, conversationId } = await ring(target);
    const agent = await target.agent();
    const note = { ...hello('between us'), kind: 'note', conversationId };
    await agent.call('sendMessage', note);
    await agent.call('sendMessage', { ...hello('for you'), conversationId });
    await visitor.hears('messageStored', (body) => (body.message as Body).text === 'for you');
    const shown = [
      visitor.frames,
      await visitor.call('listMessages', { conversationId }),
      await visitor.call('listConversations', {}),
      await visitor.call('catchUp', { cursor: visitor.welcome.cursor }),
    ];
    assert.ok(!JSON.stringify(shown).includes('between us'));
    assert.ok(!JSON.stringify(shown).includes(note.id));
  }),

  check(
    'M8',
    'stops a reply to what its author has not seen, and lets it through when asked again',
    async (target) => {
      const { conversationId } = await ring(target);
      const agent = await target.agent();
      await agent.call('acceptConversation', { conversationId });
      const colleague = await target.colleague();
      const { message } = await colleague.call('sendMessage', { ...hello(), conversationId });
      const late = { ...hello('too late'), conversationId };
      const reply = await agent.ask('sendMessage', { ...late, baseSeq: 1 });
      assert.ok(!reply.ok && reply.error.code === 'conflict');
      const { messages: unseen } = reply.error.params as { messages: Body[] };
      assert.ok(unseen.some(({ id }) => id === (message as Body).id));
      assert.equal((await agent.ask('sendMessage', late)).ok, true);
    },
  ),

  check(
    'M9',
    'keeps the place of an edited or deleted message, and raises its revision',
    async (target) => {
      const { conversationId } = await ring(target);
      const agent = await target.agent();
      const { message } = await agent.call('sendMessage', { ...hello(), conversationId });
      const { id: messageId, seq, revision } = message as Body;
      const edited = await agent.call('editMessage', { messageId, text: 'better' });
      const deleted = await agent.call('deleteMessage', { messageId });
      for (const one of [edited.message, deleted.message] as Body[]) assert.equal(one.seq, seq);
      assert.equal((edited.message as Body).revision, Number(revision) + 1);
      assert.deepEqual(
        [(deleted.message as Body).text, (deleted.message as Body).revision],
        ['', Number(revision) + 2],
      );
    },
  ),

  check('M10', 'moves read positions forward only, and counts what they cover', async (target) => {
    const { visitor, conversationId } = await ring(target);
    await visitor.call('sendMessage', { ...hello(), conversationId });
    const agent = await target.agent();
    const read = async (seq: number) =>
      (await agent.call('markRead', { conversationId, seq })).receipt as Body;
    assert.deepEqual([(await read(1)).readSeq, (await read(2)).readCount], [1, 2]);
    const back = await read(1);
    assert.deepEqual([back.readSeq, back.readCount], [2, 2]);
  }),
];
