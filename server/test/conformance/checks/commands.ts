import assert from 'node:assert/strict';
import { check } from '../check.ts';
import type { Body, Reply } from '../raw-socket.ts';
import { hello, newId, ring } from '../target.ts';

const codeOf = (reply: Reply): unknown => (reply.ok ? 'ok' : reply.error.code);
const fieldOf = (reply: Reply): unknown => (reply.ok ? null : (reply.error.params as Body).field);

export const commands = [
  check('C1', 'answers a command it does not know, and stays connected', async (target) => {
    const socket = await target.visitor();
    const reply = await socket.ask('inventedCommand', {});
    assert.deepEqual([codeOf(reply), fieldOf(reply)], ['badInput', 'command']);
    assert.equal(codeOf(await socket.ask('listConversations', {})), 'ok');
  }),

  check('C2', 'leaves out fields it does not know', async (target) => {
    const socket = await target.visitor();
    const value = await socket.call('sendMessage', {
      ...hello(),
      inventedField: { of: 'tomorrow' },
    });
    assert.ok(!JSON.stringify(value).includes('tomorrow'));
  }),

  check('C3', 'names the field that is wrong', async (target) => {
    const socket = await target.visitor();
    const wrong: [Body, string][] = [
      [{ ...hello(), id: 'not-a-uuid' }, 'id'],
      [{ ...hello(), conversationId: 7 }, 'conversationId'],
      [{ ...hello(), kind: 'song' }, 'kind'],
      [{ id: newId() }, 'text'],
    ];
    for (const [input, field] of wrong) {
      const reply = await socket.ask('sendMessage', input);
      assert.deepEqual([codeOf(reply), fieldOf(reply)], ['badInput', field]);
    }
  }),

  check('C4', 'takes 10,000 characters and no more, without closing', async (target) => {
    const socket = await target.visitor();
    assert.equal(codeOf(await socket.ask('sendMessage', hello('é'.repeat(10_000)))), 'ok');
    for (const length of [10_001, 100_000]) {
      const reply = await socket.ask('sendMessage', hello('x'.repeat(length)));
      assert.equal(codeOf(reply), 'tooLarge');
      assert.equal(!reply.ok && (reply.error.params as Body).limit, 10_000);
    }
  }),

  check('C5', 'refuses text that is blank, broken or holds controls', async (target) => {
    const socket = await target.visitor();
    for (const text of ['', ' \n\t ', 'nul\u0000', 'bell\u0007', 'half \ud83d'])
      assert.equal(
        codeOf(await socket.ask('sendMessage', hello(text))),
        'badInput',
        JSON.stringify(text),
      );
  }),

  check('C6', 'keeps every other text as it is', async (target) => {
    const socket = await target.visitor();
    const texts = [
      'שלום, עולם',
      'مرحبا بالعالم',
      '👩‍👩‍👧‍👦🇯🇵',
      '中文、日本語',
      'a\r\n\tb',
      '<b>&amp;</b>',
      "'; drop table messages; --",
    ];
    for (const text of texts) {
      const { message } = await socket.call('sendMessage', hello(text));
      assert.equal((message as Body).text, text);
    }
  }),

  check(
    'C7',
    'answers the same about another’s conversation and one that is not there',
    async (target) => {
      const { conversationId } = await ring(target);
      const stranger = await target.visitor();
      const read = (id: string) => stranger.ask('readConversation', { conversationId: id });
      const [anothers, nobodys] = [await read(conversationId), await read(newId())];
      assert.equal(codeOf(anothers), 'notFound');
      assert.deepEqual(anothers, nobodys);
    },
  ),

  check('C8', 'refuses a role that has no business with a command', async (target) => {
    const { visitor, conversationId } = await ring(target);
    assert.equal(codeOf(await visitor.ask('closeConversation', { conversationId })), 'forbidden');
    const agent = await target.agent();
    assert.equal(codeOf(await agent.ask('startConversation', hello())), 'forbidden');
  }),
];
