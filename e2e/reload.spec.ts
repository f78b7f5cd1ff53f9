import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

test('a visitor who reloads finds the chat open, the same messages and the text they were writing', async ({
  people,
}) => {
  const { visitor } = await talk(people);
  const before = await visitor.messages.allTextContents();
  await visitor.box.fill('One more thing');
  await visitor.page.reload();
  await expect(visitor.panel).toBeVisible();
  await expect(visitor.messages).toHaveText(before);
  await expect(visitor.box).toHaveValue('One more thing');
});

test('the chat stays open on the way through the shop, and closed when it was closed', async ({
  people,
}) => {
  const { visitor } = await talk(people);
  await visitor.page.getByRole('link', { name: /Reading lamp/ }).click();
  await expect(visitor.page).toHaveURL(/item=reading-lamp/);
  await expect(visitor.panel).toBeVisible();
  await expect(visitor.messages).toHaveCount(2);
  await visitor.close();
  await visitor.page.reload();
  await expect(visitor.button).toHaveAttribute('aria-expanded', 'false');
  await expect(visitor.panel).toBeHidden();
});

test('a visitor who went to another page hears of an answer without opening the chat', async ({
  people,
}) => {
  const { visitor, agent } = await talk(people);
  await visitor.close();
  await visitor.page.goto('/demo?item=day-book');
  await agent.send('It lies flat on every page.');
  await expect(visitor.badge).toHaveText('1');
});

test('an agent who reloads finds the tabs, the messages and each draft as they were', async ({
  people,
}) => {
  const { agent } = await talk(people);
  const other = await people.visitor();
  await other.open();
  await other.send('Do you repair lamps?');
  await agent.box.fill('Half a sent');
  await agent.list('queue').click();
  await agent.open('Do you repair lamps?');
  await agent.box.fill('Yes, for');
  await expect(agent.tabs).toHaveCount(2);

  await agent.page.reload();
  await expect(agent.tabs).toHaveCount(2);
  await expect(agent.box).toHaveValue('Yes, for');
  await expect(agent.messages).toHaveText(['Do you repair lamps?']);
  await agent.tabs.first().click();
  await expect(agent.box).toHaveValue('Half a sent');
  await expect(agent.messages).toHaveText([
    'Is the counter bell loud?',
    'One tap carries across the room.',
  ]);
});
