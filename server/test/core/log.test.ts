import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/core/log.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { agentAt, ring, say, talk } from '../scenes.ts';

type Line = Record<string, unknown> & { level: number; msg: string };

let app: TestApp;
let written = '';
beforeAll(async () => {
  const log = createLog('trace', {
    write(text) {
      written += text;
    },
  });
  app = await startTestApp({}, { log });
});
afterAll(() => app.close());

const lines = (): Line[] =>
  written
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const linesOf = (fits: object) =>
  lines().filter((line) => Object.entries(fits).every(([name, value]) => line[name] === value));

const words = [
  'nightingale',
  'marmalade',
  'typewriter',
  'lighthouse',
  'wrong-battery',
  'correct horse battery',
  'quicksilver',
  'weathervane',
];

/** Everything that people do, and some of what goes wrong, each with a word of its own in it. */
async function everything() {
  const { site, visitor, conversationId } = await ring(app);
  const agent = await agentAt(app, { email: 'quicksilver@example.com' });
  await agent.console.call('acceptConversation', { conversationId });
  const { message } = await say(visitor, conversationId, { text: 'The nightingale sings' });
  const reply = await say(agent.console, conversationId, { kind: 'text', text: 'marmalade' });
  await say(agent.console, conversationId, { kind: 'note', text: 'a lighthouse' });
  await agent.console.call('editMessage', { messageId: reply.message.id, text: 'typewriter' });
  await visitor.call('showTyping', { conversationId, isTyping: true, preview: 'lighthouse' });
  await visitor.ask('sendMessage', { id: message.id, text: 'nightingale'.repeat(1_000) });
  await visitor.ask('sendMessage', { id: 'typewriter', text: 'marmalade', conversationId });
  const session = await app.rest('POST /api/visitors/session', { body: { site: site.key } });
  const token = String(session.body.token);
  await app.rest('POST /api/conversations', { token, body: eg.message({ text: 'marmalade' }) });
  await app.rest('POST /api/conversations', { token, body: '{"text":"lighthouse' });
  await app.rest(`GET /api/search?text=weathervane&q=weathervane`, { token: agent.token });
  await app.rest('GET /api/weathervane?nightingale', { token });
  const { email, password } = agent;
  const signedIn = await app.rest('POST /api/agents/sign-in', { body: { email, password } });
  const wrong = { email, password: 'wrong-battery' };
  await app.rest('POST /api/agents/sign-in', { body: wrong });
  await app.visitor(site.key, { token: `${token}weathervane` }).catch(() => undefined);
  await app.console('weathervane').catch(() => undefined);
  const secrets = [token, agent.token, String(signedIn.body.token), visitor.welcome.token];
  return { visitor, conversationId, agent, secrets };
}

test('whatever people write and prove themselves by, none of it gets into the log', async () => {
  const { secrets, visitor, conversationId } = await everything();
  // Postgres puts the whole row into such an error.
  await sql`alter table messages add constraint no_gold check (text not like '%gold%')`.execute(
    app.db,
  );
  const sent = eg.message({ conversationId, text: 'gold, marmalade and a nightingale' });
  expect(await visitor.ask('sendMessage', sent)).toMatchObject({ error: { code: 'internal' } });
  await sql`alter table messages drop constraint no_gold`.execute(app.db);
  const [failed] = linesOf({ level: 50 });
  expect(failed).toMatchObject({ command: 'sendMessage', conversationId, messageId: sent.id });
  expect(failed?.err).toMatchObject({ code: '23514', constraint: 'no_gold', table: 'messages' });
  for (const secret of [...words, ...secrets, 'gold,'])
    expect([secret, written.includes(String(secret))]).toEqual([secret, false]);
  expect(lines().length).toBeGreaterThan(20);
});

test('a command over a socket is told by its connection, its number there, who, and which conversation', async () => {
  const { visitor, conversationId } = await ring(app);
  const { message } = await say(visitor, conversationId);
  const [line] = linesOf({ messageId: message.id });
  expect(line).toMatchObject({
    level: 20,
    command: 'sendMessage',
    connectionId: visitor.socket.id,
    commandId: `${visitor.socket.id}.2`,
    actor: 'visitor',
    actorId: visitor.welcome.visitor?.id,
    conversationId,
    outcome: 'ok',
    ms: expect.any(Number),
  });
});

test('a command over REST is told by the id of its request, as is the request itself', async () => {
  const { conversationId } = await talk(app);
  const headers = { 'x-request-id': 'find-me' };
  const { token } = await app.agent();
  await app.rest(`POST /api/conversations/${conversationId}/accept`, { token, headers });
  expect(linesOf({ requestId: 'find-me' })).toMatchObject([
    { level: 30, command: 'acceptConversation', outcome: 'alreadyTaken', conversationId },
    { level: 20, method: 'POST', route: '/api/conversations/:conversationId/accept', status: 409 },
  ]);
});

test('a command that takes over a second is warned about', async () => {
  const { visitor, conversationId } = await ring(app);
  const sent = eg.message({ conversationId });
  const { answer } = await app.db.transaction().execute(async (holder) => {
    await sql`select 1 from conversations where id = ${conversationId} for update`.execute(holder);
    const asked = visitor.ask('sendMessage', sent);
    await sql`select pg_sleep(1.1)`.execute(holder);
    return { answer: () => asked };
  });
  await answer();
  expect(linesOf({ messageId: sent.id })).toMatchObject([
    { level: 40, command: 'sendMessage', outcome: 'ok', msg: 'a slow command' },
  ]);
});

test('names that would hold something secret are blotted out, and errors keep only what names things', () => {
  let told = '';
  const log = createLog('info', {
    write(text) {
      told += text;
    },
  });
  const cause = Object.assign(new Error('lost'), { detail: 'Failing row contains (lighthouse)' });
  log.info({ token: 'lighthouse', input: { text: 'lighthouse' } });
  log.error({ err: new Error('not stored', { cause }) }, 'failed');
  expect(told).not.toContain('lighthouse');
  expect(told).toContain('not stored');
  expect(told).toContain('"message":"lost"');
});
