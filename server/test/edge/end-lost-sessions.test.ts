import { afterAll, beforeAll, expect, test } from 'vitest';
import { disableAgent } from '../../src/agents/disable-agent.ts';
import { resetPassword } from '../../src/agents/reset-password.ts';
import { sessionLifeMs } from '../../src/sessions/token.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

type Seated = Awaited<ReturnType<typeof agentAt>>;

/** As time passes, until this console is hung up on; nobody sends a thing. */
const untilHungUp = (agent: Seated) =>
  expect
    .poll(() => {
      app.clock.advance(30_000);
      return agent.console.socket.connected;
    })
    .toBe(false);

test.each([
  ['was disabled', ({ email }: Seated) => disableAgent(app.db, email, new Date())],
  [
    'has another password',
    ({ email }: Seated) => resetPassword(app.db, email, 'another one, long'),
  ],
])('a console that only listens is hung up on once its agent %s', async (_what, end) => {
  const ended = await agentAt(app);
  const colleague = await agentAt(app);
  await end(ended);
  await untilHungUp(ended);
  expect(colleague.console.socket.connected).toBe(true);
});

test('a console that only listens keeps its session for as long as it is connected', async () => {
  const quiet = await agentAt(app);
  const expiry = async () => {
    const { expires_at } = await app.db
      .selectFrom('agent_sessions')
      .select('expires_at')
      .where('id', '=', quiet.sessionId)
      .executeTakeFirstOrThrow();
    return expires_at.getTime();
  };
  const before = await expiry();
  app.clock.advance(sessionLifeMs / 2);
  await expect.poll(expiry).toBeGreaterThan(before);
});
