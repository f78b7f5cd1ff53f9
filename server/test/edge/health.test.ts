import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { ring } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const part = (state: string) => ({
  state,
  since: expect.stringMatching(/^\d{4}-.*Z$/),
  latencyMs: expect.any(Number),
});

async function metrics(): Promise<string> {
  return String((await app.rest('GET /metrics')).body.text);
}

test('machines learn that the server is alive and ready, and how each part is and since when', async () => {
  expect((await app.rest('GET /healthz')).body).toEqual({ isAlive: true });
  const { status, headers, body } = await app.rest('GET /readyz');
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(body).toEqual({
    isReady: true,
    isStopping: false,
    parts: { database: part('ok'), pool: part('ok'), bus: part('ok') },
  });
});

test('the metrics count commands by outcome and open sockets, and hold nothing anyone wrote', async () => {
  const { visitor, conversationId } = await ring(app);
  await visitor.ask('sendMessage', { id: conversationId, text: '' });
  const { headers } = await app.rest('GET /metrics');
  const text = await metrics();
  expect(headers.get('content-type')).toContain('text/plain');
  expect(text).toMatch(/^deskbell_command_seconds_count\{command="sendMessage",outcome="ok"\} 1$/m);
  expect(text).toMatch(
    /^deskbell_command_seconds_count\{command="sendMessage",outcome="badInput"\} 1$/m,
  );
  expect(text).toMatch(/^deskbell_connections\{actor="visitor",transport="websocket"\} 1$/m);
  expect(text).toMatch(/^deskbell_present\{actor="visitor"\} 1$/m);
  expect(text).not.toContain('in stock');
  expect(text).not.toContain(conversationId);
});

test.each([
  'deskbell_database_connections{state="used"}',
  'deskbell_database_connections{state="idle"}',
  'deskbell_database_connections{state="waiting"}',
  'deskbell_group_messages_count',
  'deskbell_outgoing_bytes',
  'deskbell_commands_under_way',
  'deskbell_feed_held_back_seconds',
  'deskbell_bus_up',
  'deskbell_bus_servers',
  'deskbell_ready',
  'nodejs_eventloop_lag_p99_seconds',
  'process_cpu_seconds_total',
  'process_resident_memory_bytes',
])('the metrics tell %s', async (name) => {
  const line = (await metrics()).split('\n').find((text) => text.startsWith(`${name} `));
  expect(Number(line?.split(' ')[1])).toBeGreaterThanOrEqual(0);
});

test('what is read off the server goes down again, too', async () => {
  const { visitor } = await ring(app);
  const open = async () =>
    Number(/^deskbell_connections\{actor="visitor",.*\} (\d+)$/m.exec(await metrics())?.[1] ?? 0);
  const before = await open();
  visitor.close();
  await expect.poll(open).toBe(before - 1);
});

test('with every connection of the pool busy it is not ready, and is again once one is free', async () => {
  const ready = async () => {
    const { status, body } = await app.rest('GET /readyz');
    const { database, pool } = body.parts as Record<string, { state: string }>;
    return [status, database?.state, pool?.state];
  };
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const held = Array.from({ length: 10 }, () =>
    app.db.connection().execute(async (connection) => {
      await sql`select 1`.execute(connection);
      await released;
    }),
  );
  await expect.poll(ready).toEqual([503, 'ok', 'failing']);
  release();
  await Promise.all(held);
  await expect.poll(ready).toEqual([200, 'ok', 'ok']);
});
