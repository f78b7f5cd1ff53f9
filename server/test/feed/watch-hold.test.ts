import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/core/log.ts';
import { startTestApp, type TestApp } from '../app.ts';

let app: TestApp;
let written = '';
beforeAll(async () => {
  const log = createLog('info', {
    write(text) {
      written += text;
    },
  });
  app = await startTestApp({}, { log });
});
afterAll(() => app.close());

/** What the log says of one transaction, after so much more time. */
function saidOf(xid: string, laterMs: number) {
  app.clock.advance(laterMs);
  return written
    .split('\n')
    .filter((line) => line.includes(`"xid":"${xid}"`))
    .map((line) => JSON.parse(line));
}

async function heldBackSeconds(): Promise<number> {
  const { body } = await app.rest('GET /metrics');
  return Number(/^deskbell_feed_held_back_seconds (.*)$/m.exec(String(body.text))?.[1]);
}

test('a long transaction elsewhere shows in the metrics, and is warned about once with who it is', async () => {
  const { xid } = await app.db.transaction().execute(async (holder) => {
    const { rows } = await sql<{ xid: string; pid: number }>`
      select pg_current_xact_id()::text as xid, pg_backend_pid() as pid`.execute(holder);
    const [held] = rows;
    if (!held) throw new Error('there is no transaction');
    // Whatever else runs on the same PostgreSQL may be older for a moment.
    await expect.poll(() => saidOf(held.xid, 6_000).length).toBe(1);
    expect(saidOf(held.xid, 0)).toMatchObject([
      { level: 40, pid: held.pid, application: 'deskbell', state: expect.any(String) },
    ]);
    expect(saidOf(held.xid, 0)[0].ageMs).toBeGreaterThanOrEqual(10_000);
    expect(await heldBackSeconds()).toBeGreaterThanOrEqual(10);
    saidOf(held.xid, 60_000);
    return held;
  });
  await expect.poll(() => saidOf(xid, 6_000).map(({ level }) => level)).toEqual([40, 30]);
  await expect.poll(heldBackSeconds).toBeLessThan(10);
});
