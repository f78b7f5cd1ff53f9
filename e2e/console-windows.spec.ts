import { consoleWords as words } from '@deskbell/shared/words/en/console';
import { ConsolePage } from './fixtures/console-page.ts';
import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

test('a draft is the same in both windows, and once sent it is gone from both', async ({
  people,
}) => {
  const { agent, visitor } = await talk(people);
  const page = await agent.page.context().newPage();
  await page.goto('/console');
  const other = new ConsolePage(page);
  await agent.box.fill('Written once');
  await expect(other.box).toHaveValue('Written once');
  await agent.box.press('Enter');
  await expect(visitor.messages.last()).toHaveText('Written once');
  await expect(other.box).toHaveValue('');
  await page.reload();
  await expect(other.messages).toHaveCount(3);
  await expect(other.box).toHaveValue('');
});

test('a half-made change of a message survives going to another chat, and the focus stays in the composer', async ({
  people,
}) => {
  const { agent, visitor } = await talk(people);
  const second = await people.visitor();
  await second.open();
  await second.send('Another question');
  const bubble = agent.chat.getByRole('article').last();
  await bubble.hover();
  await bubble.getByRole('button', { name: words.thread.more }).click();
  await agent.page.getByRole('menuitem', { name: words.thread.edit }).click();
  const edit = agent.page.getByRole('textbox', { name: words.thread.edit });
  await expect(edit).toBeFocused();
  await edit.fill('One tap carries across the street.');

  await agent.list('queue').click();
  await agent.open('Another question');
  await expect(edit).toHaveCount(0);
  await agent.box.click();
  await agent.page.keyboard.press('Alt+KeyJ');
  await expect(edit).toHaveValue('One tap carries across the street.');
  await expect(agent.box).toBeFocused();
  await agent.page.keyboard.press('Alt+KeyW');
  await expect(agent.tabs).toHaveCount(1);
  await expect(agent.box).toBeFocused();
  await agent.page.keyboard.press('Alt+KeyR');
  await edit.press('Enter');
  await expect(visitor.messages.last()).toHaveText(/carries across the street/);
});
