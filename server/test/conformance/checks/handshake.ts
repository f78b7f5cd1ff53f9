import assert from 'node:assert/strict';
import { check } from '../check.ts';
import type { Body } from '../raw-socket.ts';
import { newId, type Target } from '../target.ts';

async function refusalOf(target: Target, auth: unknown): Promise<Body> {
  const refusal = await (await target.open()).hello(auth);
  assert.ok(refusal, 'the handshake was taken');
  return refusal;
}

const visitor = (target: Target, more: Body = {}): Body => ({
  protocol: 1,
  actor: 'visitor',
  site: target.siteKey,
  ...more,
});

export const handshake = [
  check('H1', 'welcomes first, with protocol, actor, cursor and time', async (target) => {
    const socket = await target.agent();
    const [first] = socket.frames.filter((frame) => frame.startsWith('42'));
    assert.ok(first?.startsWith('42["welcome"'));
    const { protocol, actor, cursor, serverTime } = socket.welcome;
    assert.deepEqual([protocol, actor, typeof cursor], [1, 'agent', 'string']);
    assert.ok(Math.abs(Date.parse(String(serverTime)) - Date.now()) < 3_600_000);
  }),

  check(
    'H2',
    'makes a visitor without a token a new one, and knows them by it again',
    async (target) => {
      const first = await target.visitor();
      const again = await target.visitor(first.welcome.token);
      const other = await target.visitor();
      const idOf = ({ welcome }: { welcome: Body }) => (welcome.visitor as Body).id;
      assert.equal(idOf(again), idOf(first));
      assert.notEqual(idOf(other), idOf(first));
    },
  ),

  check('H3', 'stores nothing of a visitor who only looks', async (target) => {
    const { welcome } = await target.visitor();
    const agent = await target.agent();
    const { changes } = await agent.call('catchUp', { cursor: welcome.cursor, limit: 1_000 });
    assert.ok(!JSON.stringify(changes).includes(String((welcome.visitor as Body).id)));
  }),

  check('H4', 'refuses a protocol it does not speak, and says which it does', async (target) => {
    const { code, params } = await refusalOf(target, { protocol: 99, actor: 'robot' });
    assert.equal(code, 'protocolUnsupported');
    assert.deepEqual(Object.keys(params as Body).sort(), ['given', 'newest', 'oldest']);
  }),

  check('H5', 'refuses a site it does not know', async (target) => {
    const refusal = await refusalOf(target, visitor(target, { site: 'no-such-site' }));
    assert.equal(refusal.code, 'siteUnknown');
  }),

  check('H6', 'refuses what is no hello, and names the field', async (target) => {
    for (const auth of [
      {},
      { protocol: 1 },
      visitor(target, { site: 5 }),
      visitor(target, { token: {} }),
    ]) {
      const { code, params } = await refusalOf(target, auth);
      assert.equal(code, 'badInput');
      assert.equal(typeof (params as Body).field, 'string');
    }
  }),

  check('H7', 'refuses a token it did not give out', async (target) => {
    for (const token of ['nonsense', 'a.b.c', newId()])
      assert.equal((await refusalOf(target, visitor(target, { token }))).code, 'notSignedIn');
    const agent = { protocol: 1, actor: 'agent', token: 'nonsense' };
    assert.equal((await refusalOf(target, agent)).code, 'notSignedIn');
  }),
];
