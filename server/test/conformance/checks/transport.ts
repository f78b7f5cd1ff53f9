import assert from 'node:assert/strict';
import { check } from '../check.ts';
import { hello } from '../target.ts';

export const transport = [
  check('T1', 'opens with an Engine.IO 4 packet that says its limits', async (target) => {
    const socket = await target.open();
    const frame = await socket.frame((text) => text.startsWith('0'));
    const opening = JSON.parse(frame.slice(1));
    for (const name of ['pingInterval', 'pingTimeout', 'maxPayload'])
      assert.equal(typeof opening[name], 'number', name);
    assert.equal(opening.maxPayload, 1_048_576);
  }),

  check('T2', 'takes HTTP long polling where WebSockets are blocked', async (target) => {
    const path = '/socket.io/?EIO=4&transport=polling';
    const first = await target.http(`GET ${path}`);
    const { sid } = JSON.parse(String(first.body.text).slice(1));
    const auth = JSON.stringify({ protocol: 1, actor: 'visitor', site: target.siteKey });
    const sent = await target.http(`POST ${path}&sid=${sid}`, `40${auth}`);
    assert.equal(sent.status, 200);
    let heard = '';
    while (!heard.includes('"welcome"')) {
      const { status, body } = await target.http(`GET ${path}&sid=${sid}`);
      assert.equal(status, 200);
      heard += body.text;
    }
  }),

  check(
    'T3',
    'closes the connection over a frame past the hard limit, and only that one',
    async (target) => {
      const other = await target.visitor();
      const socket = await target.visitor();
      socket.send(`420["sendMessage",{"text":"${'x'.repeat(1_100_000)}"}]`);
      await socket.closes();
      assert.equal((await other.ask('listConversations', {})).ok, true);
    },
  ),

  check('T4', 'closes the connection over what is no packet, and only that one', async (target) => {
    const other = await target.visitor();
    for (const frame of ['9nonsense', '42{', '42["sendMessage"', '\u0000']) {
      const socket = await target.visitor();
      socket.send(frame);
      await socket.closes();
    }
    assert.equal((await other.ask('listConversations', {})).ok, true);
  }),

  check('T5', 'answers every command with an ack once, however odd', async (target) => {
    const socket = await target.visitor();
    const odd = [
      [5, {}],
      ['sendMessage', { conversationId: { toString: 1 } }],
      ['sendMessage'],
      ['sendMessage', null],
      ['sendMessage', []],
      ['__proto__', {}],
    ];
    for (const packet of odd) {
      const reply = await socket.ask(...packet);
      assert.ok(!reply.ok && reply.error.code === 'badInput', JSON.stringify(packet));
    }
    await socket.call('sendMessage', hello());
    const acks = socket.frames.filter((frame) => frame.startsWith('43'));
    assert.equal(acks.length, odd.length + 1);
  }),
];
