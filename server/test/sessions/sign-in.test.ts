import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAgent } from '../../src/agents/create-agent.ts';
import { disableAgent } from '../../src/agents/disable-agent.ts';
import { sessionLifeMs } from '../../src/sessions/token.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { everythingStored } from '../stored.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const signIn = (body: object, headers: Record<string, string> = {}) =>
  app.rest('POST /api/agents/sign-in', { body, headers });

/** An agent as `deskbell agent create` makes one. */
async function created(more: Partial<ReturnType<typeof eg.agent>> = {}) {
  const details = eg.agent(more);
  const agent = await createAgent(app.db, details);
  return { ...agent, password: details.password };
}

test('the right password opens a session that works over REST and sockets', async () => {
  const { id, email, password } = await created();
  const { status, body, headers } = await signIn({ email, password });
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body.agent).toMatchObject({ id, email, role: 'agent', isDisabled: false });
  const token = String(body.token);
  const me = await app.rest('GET /api/agents/me', { token });
  expect(me.body.agent).toEqual(body.agent);
  expect((await app.console(token)).welcome).toMatchObject({ actor: 'agent', agent: { id } });
});

test('how the e-mail is written makes no difference', async () => {
  const { email, password } = await created();
  const { status } = await signIn({ email: `  ${email.toUpperCase()} `, password });
  expect(status).toBe(200);
});

test('passwords are kept as argon2id at the advised cost, tokens as a hash, neither in the clear', async () => {
  const { id, email, password } = await created({ password: 'a very odd phrase' });
  const { body } = await signIn({ email, password });
  const { password_hash } = await app.db
    .selectFrom('agents')
    .select('password_hash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const stored = JSON.stringify(await everythingStored(app.db));
  expect(stored).toContain(password_hash);
  expect(stored).not.toContain(password);
  expect(stored).not.toContain(String(body.token));
});

test('a wrong password, an unknown e-mail and a disabled agent are one and the same answer', async () => {
  const { email } = await created();
  const disabled = await created();
  await disableAgent(app.db, disabled.email, new Date());
  const wrong = await signIn({ email, password: 'not this one' });
  const unknown = await signIn({ email: 'nobody@example.com', password: 'not this one' });
  const shut = await signIn({ email: disabled.email, password: disabled.password });
  expect([wrong.status, wrong.body]).toEqual([
    401,
    { error: { code: 'wrongCredentials', message: 'e-mail or password is wrong' } },
  ]);
  expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
  expect([shut.status, shut.body]).toEqual([wrong.status, wrong.body]);
});

test('guessing is slowed down after ten tries, whatever the spelling, known e-mail or not', async () => {
  const { email, password } = await created();
  for (const target of [email, 'nobody-at-all@example.com']) {
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        signIn({
          email: `${' '.repeat(n)}${n % 2 ? target.toUpperCase() : target}`,
          password: 'x',
        }),
      ),
    );
    const refusals = tries.filter(({ status }) => status === 429);
    expect(refusals).toHaveLength(2);
    const { body, headers } = refusals[0] as (typeof tries)[0];
    const { code, retryAfterMs } = body.error as { code: string; retryAfterMs: number };
    expect(code).toBe('tooMany');
    expect(retryAfterMs).toBeGreaterThan(10 * 60_000);
    expect(retryAfterMs).toBeLessThanOrEqual(15 * 60_000);
    expect(headers.get('retry-after')).toBe(String(Math.ceil(retryAfterMs / 1_000)));
  }
  expect((await signIn({ email, password })).status).toBe(429);
});

test('a right password forgives the wrong ones before it', async () => {
  const { email, password } = await created();
  for (let round = 0; round < 2; round += 1) {
    for (let n = 0; n < 7; n += 1) await signIn({ email, password: 'x' });
    expect((await signIn({ email, password })).status).toBe(200);
  }
});

test('a session ends when it was not used for a month', async () => {
  const { email, password } = await created();
  const { body } = await signIn({ email, password });
  const token = String(body.token);
  const me = () => app.rest('GET /api/agents/me', { token });
  app.clock.advance(sessionLifeMs - 60_000);
  expect((await me()).status).toBe(200);
  app.clock.advance(sessionLifeMs - 60_000);
  expect((await me()).status).toBe(200);
  app.clock.advance(sessionLifeMs + 60_000);
  const { status, body: answer } = await me();
  expect([status, answer]).toMatchObject([401, { error: { code: 'tokenExpired' } }]);
  await expect(app.console(token)).rejects.toMatchObject({ code: 'tokenExpired' });
});

test('a console that stays connected keeps its session alive', async () => {
  const { email, password } = await created();
  const { body } = await signIn({ email, password });
  const token = String(body.token);
  const agent = await app.console(token);
  for (let half = 0; half < 4; half += 1) {
    app.clock.advance(sessionLifeMs / 2);
    await agent.call('listSites', {});
  }
  expect((await app.rest('GET /api/agents/me', { token })).status).toBe(200);
});

test('signing in clears away the agent’s own sessions that have run out, and no other', async () => {
  const { id, email, password } = await created();
  const other = await app.agent();
  const sessionsOf = (agentId: string) =>
    app.db.selectFrom('agent_sessions').select('id').where('agent_id', '=', agentId).execute();
  await signIn({ email, password });
  app.clock.advance(sessionLifeMs / 2);
  await signIn({ email, password });
  const [, held] = await sessionsOf(id);
  app.clock.advance(sessionLifeMs / 2 + 60_000);
  await signIn({ email, password });
  const left = await sessionsOf(id);
  expect(left).toHaveLength(2);
  expect(left).toContainEqual(held);
  expect(await sessionsOf(other.id)).toHaveLength(1);
});

test('a token that is none is not signed in, by header or handshake', async () => {
  for (const token of ['x', 'a.b.c', 'Bearer', '%00', '🔑'.repeat(3).toString()]) {
    const headers = { authorization: `Bearer ${encodeURIComponent(token)}` };
    const { status, body } = await app.rest('GET /api/agents/me', { headers });
    expect([status, body]).toMatchObject([401, { error: { code: 'notSignedIn' } }]);
    await expect(app.console(token)).rejects.toMatchObject({ code: 'notSignedIn' });
  }
  const { body } = await app.rest('GET /api/agents/me');
  expect(body).toMatchObject({ error: { code: 'notSignedIn' } });
});
