import { look } from './fixtures/look.ts';
import { expect, test } from './fixtures/test.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test('on a phone the chat covers the window, with the field to write in view', async ({
  people,
}) => {
  const visitor = await people.visitor(phone);
  await visitor.button.tap();
  await expect(visitor.box).toBeInViewport({ ratio: 1 });
  const frame = visitor.page.locator('iframe');
  await expect.poll(() => frame.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await expect(visitor.button).toBeHidden();
  await visitor.box.tap();
  await visitor.send('From my phone');
  await expect(visitor.state).toHaveText(visitor.words.sent);
  await look(visitor.page, 'phone');
});

test('the on-screen keyboard never covers the field', async ({ people }) => {
  const visitor = await people.visitor(phone);
  await visitor.button.tap();
  await visitor.box.tap();
  await visitor.page.setViewportSize({ width: 390, height: 480 });
  await expect(visitor.box).toBeInViewport({ ratio: 1 });
  const bottom = async () => {
    const box = await visitor.box.boundingBox();
    return box ? box.y + box.height : Number.NaN;
  };
  await expect.poll(bottom).toBeLessThanOrEqual(480);
  await look(visitor.page, 'phone-keyboard');
});

test('the back button of a phone closes the chat and stays on the page', async ({ people }) => {
  const visitor = await people.visitor(phone);
  await visitor.page.goto('/demo?item=day-book');
  await visitor.button.tap();
  await expect(visitor.box).toBeVisible();
  await visitor.page.goBack();
  await expect(visitor.panel).toBeHidden();
  await expect(visitor.page).toHaveURL(/item=day-book/);
  await expect(visitor.button).toBeVisible();
  await visitor.page.goBack();
  await expect(visitor.page).toHaveURL(/\/demo$/);
});

test('closing the chat by its cross leaves the history of the page as it was', async ({
  people,
}) => {
  const visitor = await people.visitor(phone);
  await visitor.page.goto('/demo?item=day-book');
  await visitor.button.tap();
  await expect(visitor.box).toBeVisible();
  await visitor.close();
  await expect(visitor.panel).toBeHidden();
  await visitor.page.goBack();
  await expect(visitor.page).toHaveURL(/\/demo$/);
});

test('the console shows the list or the chat on a phone, with a way back', async ({ people }) => {
  const agent = await people.agent('Mira', phone);
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('Hello');
  await agent.rows.filter({ hasText: 'Hello' }).tap();
  await expect(agent.box).toBeInViewport({ ratio: 1 });
  await agent.act('accept');
  await agent.send('Good morning');
  await expect(visitor.messages.last()).toHaveText('Good morning');
  await look(agent.page, 'phone-console');
  await agent.page.getByRole('button', { name: agent.words.menu.back }).tap();
  await expect(agent.list('mine')).toBeInViewport();
});
