import { afterAll, beforeAll, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import { seesOnlyOwnSite } from './conversations/sees-only-own-site.ts';
import { takeDownWall } from './wall/take-down.ts';

// The second wall is down here, so that what stands is the first alone.
let bare: TestApp;
beforeAll(async () => {
  bare = await startTestApp();
  await takeDownWall(bare.db);
});
afterAll(() => bare.close());

test('without the second wall, too, nobody has a conversation of another site open', async () => {
  await seesOnlyOwnSite(bare);
});
