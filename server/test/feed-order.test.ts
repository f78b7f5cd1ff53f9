import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import type { TestClient } from './client.ts';
import { eg } from './example.ts';
import { Follower } from './feed/follow.ts';
import { Writer } from './feed/writer.ts';

let app: TestApp;
let agent: TestClient;
let writers: Writer[];
let conversationIds: string[];
beforeAll(async () => {
  app = await startTestApp();
  agent = await app.console();
  writers = await Promise.all([1, 2, 3].map(() => Writer.connect(app.database.url)));
  const site = await app.site();
  const visitors = await Promise.all([1, 2, 3, 4, 5].map(() => app.visitor(site.key)));
  const sent = visitors.map((visitor) => visitor.call('sendMessage', eg.message()));
  conversationIds = (await Promise.all(sent)).map(({ conversation }) => conversation.id);
});
afterAll(async () => {
  await Promise.all(writers.map((writer) => writer.close()));
  await app.close();
});

type Step =
  | { do: 'write'; writer: number; row: number }
  | { do: 'commit' | 'rollback'; writer: number }
  | { do: 'read'; limit: number };

const writer = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('write'), writer, row: fc.nat({ max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('commit'), writer }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rollback'), writer }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('read'), limit: fc.integer({ min: 1, max: 4 }) }),
  },
) as fc.Arbitrary<Step>;

/** Who holds which row; a writer that would wait for another's row leaves it. */
class Rows {
  #holders = new Map<number, number>();
  take(row: number, by: number): boolean {
    const holder = this.#holders.get(row);
    if (holder !== undefined && holder !== by) return false;
    this.#holders.set(row, by);
    return true;
  }
  release(by: number): void {
    for (const [row, holder] of this.#holders) if (holder === by) this.#holders.delete(row);
  }
}

let turn = 0;

async function perform(follower: Follower, rows: Rows, step: Step): Promise<void> {
  if (step.do === 'read') {
    await follower.page(step.limit);
    return;
  }
  const one = writers[step.writer];
  if (!one) return;
  if (step.do === 'write') {
    if (!rows.take(step.row, step.writer)) return;
    if (!one.isOpen) await one.begin();
    turn += 1;
    await one.tag(conversationIds[step.row] ?? '', `turn ${turn}`);
  } else if (one.isOpen) {
    await one.end(step.do);
    rows.release(step.writer);
  }
}

test('whatever the order of writes and commits, a reader ends with what the tables hold', async () => {
  const state = new Map<string, string[] | undefined>();
  const follower = new Follower(agent);
  await follower.readPast(app.db);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const rows = new Rows();
      const from = follower.changes.length;
      for (const each of steps) await perform(follower, rows, each);
      for (const one of writers) if (one.isOpen) await one.end('commit');
      await follower.readPast(app.db, 3);
      for (const change of follower.changes.slice(from))
        if (change.event === 'conversationChanged')
          state.set(change.body.conversation.id, change.body.conversation.tags);
      const { rows: stored } = await sql<{ id: string; tags: string[] }>`
        select id, tags from conversations where tags <> '{}'`.execute(app.db);
      for (const { id, tags } of stored) expect(state.get(id)).toEqual(tags);
    }),
    { numRuns: 60 },
  );
});
