import { expect, onTestFinished, test } from 'vitest';
import { startTestApp } from '../app.ts';
import { talk } from '../scenes.ts';

test('whoever is here when the server stops is known to have been here then', async () => {
  const app = await startTestApp();
  onTestFinished(() => app.close());
  const { visitor, agent } = await talk(app);
  const before = app.clock.now();
  await app.app.close();
  const seen = async (table: 'visitors' | 'agents', id = '') => {
    const row = await app.db
      .selectFrom(table)
      .select('last_seen_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return row.last_seen_at?.getTime() ?? 0;
  };
  expect(await seen('visitors', visitor.welcome.visitor?.id)).toBeGreaterThanOrEqual(
    before.getTime(),
  );
  expect(await seen('agents', agent.id)).toBeGreaterThanOrEqual(before.getTime());
});
