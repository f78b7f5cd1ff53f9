import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import { eg } from './example.ts';
import { agentAt, messagesOf, ring } from './scenes.ts';

const most = 5;
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({}, { mostUnderWay: most });
});
afterAll(() => app.close());

test('past what it can hold the server refuses at once and says when to come back; nothing it took is lost', async () => {
  const { visitor, conversationId } = await ring(app);
  const agent = await agentAt(app);
  const sent = Array.from({ length: most }, () => eg.message({ conversationId }));
  const { asked } = await app.db.transaction().execute(async (transaction) => {
    await sql`select from conversations where id = ${conversationId} for update`.execute(
      transaction,
    );
    const asked = sent.map((message) => visitor.ask('sendMessage', message));
    await expect
      .poll(() => agent.console.ask('readMe', {}))
      .toMatchObject({ ok: false, error: { code: 'unavailable', retryAfterMs: 1_000 } });
    // In an object, or the transaction would wait for what waits for it.
    return { asked };
  });
  for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ ok: true });
  const ids = (await messagesOf(visitor, conversationId)).map(({ id }) => id);
  expect(ids.slice(1)).toEqual(sent.map(({ id }) => id));
  expect(await agent.console.ask('readMe', {})).toMatchObject({ ok: true });
});
