import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import { indexAll } from './search/indexed.ts';
import { seedTwoSides } from './wall/seed.ts';
import { takeDownWall } from './wall/take-down.ts';

// Row security is down here, so that what stands is what the search itself keeps to.
let app: TestApp;
let sides: Awaited<ReturnType<typeof seedTwoSides>>;
beforeAll(async () => {
  app = await startTestApp();
  sides = await seedTwoSides(app);
  await takeDownWall(app.db);
});
afterAll(() => app.close());

test.each(['just written', 'indexed'])(
  'an agent finds nothing of another site, %s',
  async (state) => {
    if (state === 'indexed') await indexAll(app.db);
    const { one, two } = sides;
    const quiet = await app.site();
    for (const siteIds of [[one.siteId], [one.siteId, quiet.id]]) {
      const agent = await app.agent();
      for (const id of siteIds)
        await sql`insert into agent_sites values (${agent.id}, ${id})`.execute(app.db);
      const console = await app.console(agent.token);
      const own = await console.call('search', { text: 'team' });
      const others = await console.call('search', { text: 'team', siteId: two.siteId });
      expect([own.hits.length, others.hits.length]).toEqual([1, 0]);
      const shown = JSON.stringify([own, others]);
      for (const mark of two.marks) expect(shown).not.toContain(mark);
    }
  },
);
