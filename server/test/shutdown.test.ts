import { once } from 'node:events';
import { connect } from 'node:net';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import { eg } from './example.ts';
import { ring } from './scenes.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

test('a connection that never says a word does not keep the server from stopping', async () => {
  const silent = connect(app.app.port, '127.0.0.1');
  await once(silent, 'connect');
  const { visitor } = await ring(app);
  const hungUp = once(silent, 'close');
  await app.app.close();
  await hungUp;
  await expect.poll(() => visitor.socket.connected).toBe(false);
}, 10_000);

test('a client that does not answer the farewell does not keep the server from stopping', async () => {
  const asleep = connect(app.app.port, '127.0.0.1');
  asleep.write('GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\n');
  asleep.write('Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n');
  asleep.write('Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
  await once(asleep, 'data');
  const hungUp = once(asleep, 'close');
  await app.app.close();
  await hungUp;
}, 10_000);

test('a message that is being stored when the server stops is answered before it hangs up', async () => {
  const { visitor, conversationId } = await ring(app);
  const sent = eg.message({ conversationId });
  const { answer, closed } = await app.db.transaction().execute(async (holder) => {
    await sql`select 1 from conversations where id = ${conversationId} for update`.execute(holder);
    const asked = visitor.ask('sendMessage', sent);
    await expect.poll(waiting).toBeGreaterThan(0);
    const ended = app.app.close();
    await visitor.hears('drain', ({ withinMs }) => withinMs > 0);
    // A transaction's outcome would be waited for: what must outlive it is wrapped.
    return { answer: () => asked, closed: () => ended };
  });
  expect(await answer()).toMatchObject({ ok: true, value: { message: { id: sent.id, seq: 2 } } });
  await closed();
  await expect.poll(() => visitor.socket.connected).toBe(false);
});

test('a client that is told to leave is served until it has left', async () => {
  const { visitor, conversationId } = await ring(app);
  const ended = app.app.close();
  await visitor.hears('drain', ({ withinMs }) => withinMs > 0);
  const sent = eg.message({ conversationId });
  expect(await visitor.ask('sendMessage', sent)).toMatchObject({ ok: true });
  visitor.socket.disconnect();
  await ended;
});

test('nobody new is taken while the server stops, and closing it again is the same end', async () => {
  const first = app.app.close();
  expect(app.app.close()).toBe(first);
  await first;
  await expect(fetch(`${app.url}/healthz`)).rejects.toThrow();
});

test('a server that is stopping says so to whoever still has a connection', async () => {
  const { visitor, conversationId } = await ring(app);
  const asking = connect(app.app.port, '127.0.0.1');
  await once(asking, 'connect');
  // A request that has begun, so that the connection is not an idle one.
  asking.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n');
  const { answer, closed } = await app.db.transaction().execute(async (holder) => {
    await sql`select 1 from conversations where id = ${conversationId} for update`.execute(holder);
    const asked = visitor.ask('sendMessage', eg.message({ conversationId }));
    await expect.poll(waiting).toBeGreaterThan(0);
    const ended = app.app.close();
    await visitor.hears('drain');
    asking.write('\r\n');
    const [head] = await once(asking, 'data');
    expect(String(head)).toMatch(/^HTTP\/1.1 503 /);
    expect(String(head)).toContain('"isStopping":true');
    return { answer: () => asked, closed: () => ended };
  });
  expect(await answer()).toMatchObject({ ok: true });
  asking.destroy();
  await closed();
});

/** How many statements wait for a lock. */
async function waiting(): Promise<number> {
  const { rows } = await sql`select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(app.db);
  return rows.length;
}
