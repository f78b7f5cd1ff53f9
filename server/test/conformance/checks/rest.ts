import assert from 'node:assert/strict';
import { check } from '../check.ts';
import type { Body } from '../raw-socket.ts';
import { hello, newId, ring } from '../target.ts';

const errorOf = (body: Body): Body => (body.error ?? {}) as Body;

export const rest = [
  check('P1', 'does over REST what the socket does, with the same answer', async (target) => {
    const { visitor, conversationId } = await ring(target);
    const { token } = visitor.welcome;
    const path = `/api/conversations/${conversationId}`;
    const sent = await target.http(`POST ${path}/messages`, hello('over REST'), token);
    assert.equal(sent.status, 200);
    const over = await target.http(`GET ${path}/messages?after=1&limit=10`, undefined, token);
    const messages = await visitor.call('listMessages', { conversationId, after: 1, limit: 10 });
    assert.deepEqual(over.body, messages);
    assert.deepEqual((over.body.messages as Body[])[0], sent.body.message);
  }),

  check('P2', 'answers an error with its status and the body { error }', async (target) => {
    const { token } = (await target.visitor()).welcome;
    const cases: [string, unknown, unknown, number, string][] = [
      ['GET /api/conversations', undefined, undefined, 401, 'notSignedIn'],
      ['GET /api/agents', undefined, token, 403, 'forbidden'],
      [`GET /api/conversations/${newId()}`, undefined, token, 404, 'notFound'],
      ['POST /api/conversations', { id: 'x' }, token, 400, 'badInput'],
      ['POST /api/conversations', hello('x'.repeat(10_001)), token, 413, 'tooLarge'],
      ['GET /api/widget/no-such-site', undefined, undefined, 404, 'siteUnknown'],
    ];
    for (const [request, input, who, status, code] of cases) {
      const answer = await target.http(request, input, who);
      assert.deepEqual([answer.status, errorOf(answer.body).code], [status, code], request);
      assert.equal(typeof errorOf(answer.body).message, 'string');
    }
  }),

  check('P3', 'refuses a body past 256 KiB, and one that is not JSON', async (target) => {
    const { token } = (await target.visitor()).welcome;
    const large = await target.http('POST /api/conversations', hello('x'.repeat(300_000)), token);
    assert.deepEqual([large.status, errorOf(large.body).code], [413, 'tooLarge']);
    const broken = await target.http('POST /api/conversations', '{"id":', token);
    assert.deepEqual([broken.status, errorOf(broken.body).code], [400, 'badInput']);
  }),

  check('P4', 'answers JSON where there is no such route, or no such path', async (target) => {
    const nowhere = await target.http('GET /api/nowhere');
    assert.deepEqual([nowhere.status, errorOf(nowhere.body).code], [404, 'notFound']);
    const broken = await target.http('GET /api/conversations/%zz');
    assert.deepEqual([broken.status, errorOf(broken.body).code], [400, 'badInput']);
  }),

  check('P5', 'describes itself as OpenAPI', async (target) => {
    const { status, body } = await target.http('GET /openapi.json');
    assert.equal(status, 200);
    assert.match(String(body.openapi), /^3\.1/);
    const paths = body.paths as Record<string, Body>;
    assert.ok(paths['/api/conversations/{conversationId}/messages']?.post);
  }),

  check('P6', 'gives a visitor a token that REST and sockets take alike', async (target) => {
    const opened = await target.http('POST /api/visitors/session', { site: target.siteKey });
    assert.equal(opened.status, 200);
    const socket = await target.visitor(opened.body.token);
    assert.equal((socket.welcome.visitor as Body).id, (opened.body.visitor as Body).id);
  }),

  check('P7', 'says where catching up begins, for clients of REST alone', async (target) => {
    const session = { site: target.siteKey };
    const { token, cursor } = (await target.http('POST /api/visitors/session', session)).body;
    const path = `/api/changes?cursor=${cursor}`;
    const first = await target.http(`GET ${path}`, undefined, token);
    assert.deepEqual([first.status, first.body.changes], [200, []]);
    await target.http('POST /api/conversations', hello('over REST'), token);
    // A busy server may hold the newest back for a moment.
    for (let changes: unknown[] = []; changes.length === 0; ) {
      const { body } = await target.http(`GET ${path}`, undefined, token);
      changes = body.changes as unknown[];
    }
  }),
];
