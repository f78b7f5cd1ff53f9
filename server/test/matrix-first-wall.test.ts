import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp } from './app.ts';
import { cells, outcomeOf } from './matrix/cells.ts';
import { expected } from './matrix/expected.ts';
import { World } from './matrix/world.ts';
import { takeDownWall } from './wall/take-down.ts';

// The second wall is down here, so that what stands is the first alone.
let bare: World;
beforeAll(async () => {
  bare = new World(await startTestApp());
  await bare.build();
  await takeDownWall(bare.app.db);
});
afterAll(() => bare.app.close());

const outOfReach = cells.filter(
  ({ name, caller, which, transport }) =>
    transport === 'rest' && expected[name][caller][which] === 'notFound',
);
test.each(outOfReach)('keeps $name of the $which from $caller', async (cell) => {
  expect(await outcomeOf(bare, cell)).toMatchObject({ outcome: 'notFound', isUntouched: true });
});

test.each(['listConversations', 'catchUp'] as const)('keeps others out of %s', async (name) => {
  const { answer } = await outcomeOf(bare, {
    name,
    caller: 'visitor',
    which: 'first',
    transport: 'rest',
  });
  const shown = JSON.stringify(answer);
  expect(shown).toContain(bare.threads.first.conversationId);
  for (const secret of bare.hiddenFrom('visitor')) expect(shown).not.toContain(secret);
});
