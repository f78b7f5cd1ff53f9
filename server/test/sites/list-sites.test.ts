import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { refused } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('an agent sees the sites they answer for, by name', async () => {
  const shop = await app.site({ name: 'Shop', allowedOrigins: ['https://shop.example'] });
  const blog = await app.site({ name: 'Blog' });
  const everywhere = await app.console();
  expect((await everywhere.call('listSites', {})).sites).toEqual([blog, shop]);
  expect(shop).toMatchObject({ mode: 'single', allowedOrigins: ['https://shop.example'] });
  const one = await app.agent();
  await app.db.insertInto('agent_sites').values({ agent_id: one.id, site_id: shop.id }).execute();
  expect((await (await app.console(one.token)).call('listSites', {})).sites).toEqual([shop]);
});

test('a visitor is not told of sites', async () => {
  const visitor = await app.visitor((await app.site()).key);
  expect(await visitor.ask('listSites', {})).toMatchObject(refused('forbidden'));
});
