import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { look } from './fixtures/look.ts';
import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const calm = { reducedMotion: 'reduce', colorScheme: 'light' } as const;

/** Puts on a look and waits until every colour has come to rest. */
async function dress(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ ...calm, colorScheme });
  await page.waitForFunction((wanted) => {
    const isMoving = document
      .getAnimations()
      .some((animation) => animation instanceof CSSTransition && animation.playState === 'running');
    return matchMedia(`(prefers-color-scheme: ${wanted})`).matches && !isMoving;
  }, colorScheme);
}

/** Every rule in the light look; of the dark one, the colours. */
async function expectNoBarrier(page: Page, state: string): Promise<void> {
  await dress(page, 'light');
  const light = await new AxeBuilder({ page }).withTags(tags).analyze();
  await look(page, `${state}-light`);
  await dress(page, 'dark');
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  await look(page, `${state}-dark`);
  const found = [...light.violations, ...dark.violations].map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  }));
  expect(found, state).toEqual([]);
}

test('axe finds nothing on the start page and in the shop', async ({ people }) => {
  const page = await (await people.context(calm)).newPage();
  for (const [state, path] of Object.entries({
    start: '/',
    shop: '/demo',
    item: '/demo?item=day-book',
  })) {
    await page.goto(path);
    await expectNoBarrier(page, state);
  }
});

test('axe finds nothing in a chat that begins', async ({ people }) => {
  const visitor = await people.visitor({ ...calm, path: '/demo?item=reading-lamp' });
  await expect(visitor.button).toBeVisible();
  await expectNoBarrier(visitor.page, 'chat-closed');
  await visitor.open();
  await expectNoBarrier(visitor.page, 'chat-empty');
});

test('axe finds nothing in a chat with messages', async ({ people }) => {
  const { visitor } = await talk(people);
  await expectNoBarrier(visitor.page, 'chat');
});

test('axe finds nothing where an agent signs in', async ({ people }) => {
  const page = await (await people.context(calm)).newPage();
  await page.goto('/console');
  await page.getByRole('textbox').first().waitFor();
  await expectNoBarrier(page, 'sign-in');
});

test('axe finds nothing in the console with a list and an open chat', async ({ people }) => {
  const { agent } = await talk(people);
  await agent.list('mine').click();
  await expect(agent.rows).toHaveCount(1);
  await expectNoBarrier(agent.page, 'console');
});

test('axe finds nothing in what lies over the console', async ({ people }) => {
  const agent = await people.agent('Mira', calm);
  await expectNoBarrier(agent.page, 'console-empty');
  await agent.page.keyboard.press('Control+KeyK');
  await expect(agent.page.getByPlaceholder(agent.words.palette.placeholder)).toBeVisible();
  await expectNoBarrier(agent.page, 'palette');
  await agent.page.keyboard.press('Escape');
  await agent.page.keyboard.press('Control+Slash');
  await expect(agent.page.getByRole('dialog')).toBeVisible();
  await expectNoBarrier(agent.page, 'shortcuts');
});
