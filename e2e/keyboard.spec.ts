import { ConsolePage } from './fixtures/console-page.ts';
import { password } from './fixtures/server.ts';
import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

test('a visitor can do everything by keyboard, and the focus stays in the chat until it is closed', async ({
  people,
}) => {
  const visitor = await people.visitor();
  const { keyboard } = visitor.page;
  await visitor.button.focus();
  await keyboard.press('Enter');
  await expect(visitor.box).toBeFocused();
  await keyboard.type('First line');
  await keyboard.press('Shift+Enter');
  await keyboard.type('second line');
  await expect(visitor.box).toHaveValue('First line\nsecond line');
  await keyboard.press('Enter');
  await expect(visitor.own).toHaveText([/First line\s*second line/]);
  await expect(visitor.box).toBeFocused();

  const isInside = () =>
    visitor.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName);
  for (let step = 0; step < 12; step += 1) {
    await keyboard.press(step < 8 ? 'Tab' : 'Shift+Tab');
    expect(await isInside()).toBe('IFRAME');
  }
  await visitor.box.focus();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(visitor.frame.getByRole('toolbar')).toBeVisible();
  await keyboard.press('Escape');
  await expect(visitor.frame.getByRole('toolbar')).toBeHidden();
  await expect(visitor.box).toBeFocused();
  await visitor.box.evaluate((field) => field.blur());
  await keyboard.press('Escape');
  await expect(visitor.panel).toBeHidden();
  await expect(visitor.button).toBeFocused();
});

test('a chat that opens by itself after a reload, or is closed by the page, leaves the focus where it is', async ({
  people,
}) => {
  const visitor = await people.visitor();
  const { page } = visitor;
  await visitor.open();
  await page.reload();
  await expect(visitor.box).toBeVisible();
  const isElsewhere = () => page.evaluate(() => document.activeElement === document.body);
  expect(await isElsewhere()).toBe(true);
  await page.getByRole('link').first().focus();
  await page.evaluate(() => window.Deskbell.close());
  await expect(visitor.panel).toBeHidden();
  await expect(page.getByRole('link').first()).toBeFocused();
});

test('a screen reader hears new answers only, and a visitor is told that unsent text is seen', async ({
  people,
}) => {
  const { visitor, agent } = await talk(people);
  await expect(visitor.log).toHaveAttribute('aria-live', 'off');
  await visitor.page.reload();
  await expect(visitor.messages).toHaveCount(2);
  const news = visitor.panel.locator('> [aria-live=polite]');
  await expect(visitor.frame.locator('.who.connected')).toBeVisible();
  await expect(news).toHaveText('');
  await agent.send('One more thing');
  await expect(news).toHaveText(/^.+: One more thing$/);
  await visitor.box.fill('Hm');
  await expect(visitor.frame.locator('#seen')).toBeVisible();
  await visitor.box.press('Enter');
  await expect(visitor.messages.last()).toHaveText('Hm');
  await visitor.box.fill('And');
  await expect(visitor.frame.locator('#seen')).toBeHidden();
});

test('an agent can sign in, take a chat, answer and close it by keyboard', async ({
  people,
  server,
}) => {
  await server.agent('Mira');
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('Keys only, please');

  const page = await (await people.context()).newPage();
  await page.goto('/console');
  const agent = new ConsolePage(page);
  const { keyboard } = page;
  await expect(page.getByLabel(agent.words.signIn.email)).toBeFocused();
  await keyboard.type('mira@example.com');
  await keyboard.press('Tab');
  await keyboard.type(password);
  await keyboard.press('Enter');
  await expect(agent.rows).toHaveCount(1);

  await keyboard.press('Alt+KeyL');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(agent.messages).toHaveText(['Keys only, please']);
  await keyboard.press('Alt+KeyA');
  await expect(agent.owner).toHaveText(agent.words.actions.assignedToYou);
  await keyboard.press('Alt+KeyI');
  await expect(agent.box).toBeFocused();
  await keyboard.type('With pleasure');
  await keyboard.press('Enter');
  await expect(visitor.messages.last()).toHaveText('With pleasure');

  await keyboard.press('Control+KeyK');
  await keyboard.type(agent.words.actions.close);
  await expect(page.getByRole('option', { name: agent.words.actions.close }).first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(agent.status).toHaveText(agent.words.status.closed);
  await keyboard.press('Alt+KeyW');
  await expect(agent.tabs).toHaveCount(0);
  await keyboard.press('Alt+KeyR');
  await expect(agent.tabs).toHaveCount(1);
});

test('what is typed on the heels of the palette’s shortcut goes to the palette', async ({
  people,
}) => {
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('Quick hands?');
  const agent = await people.agent('Mira');
  await agent.rows.first().click();
  await expect(agent.messages).toHaveText(['Quick hands?']);

  const focused = await agent.page.evaluate(async () => {
    const key = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', key));
    // Before the next task, which is the earliest that another key can be typed in.
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    return document.activeElement?.getAttribute('role');
  });
  expect(focused).toBe('combobox');
});
