import { ConsolePage } from './fixtures/console-page.ts';
import { look } from './fixtures/look.ts';
import { setHidden } from './fixtures/looks-away.ts';
import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

test('a visitor who closed the chat sees how many answers wait, and no number once they have read them', async ({
  people,
}) => {
  const { visitor, agent } = await talk(people);
  await visitor.close();
  await expect(visitor.badge).toBeHidden();
  await agent.send('Would you like to hear it?');
  await expect(visitor.badge).toHaveText('1');
  await agent.send('I can ring it for you.');
  await expect(visitor.badge).toHaveText('2');
  await look(visitor.page, 'badge');
  await expect(visitor.button).toHaveAccessibleName(/2 unread messages/);
  await visitor.open();
  await expect(visitor.badge).toBeHidden();
});

test('more than nine answers are shown as 9+', async ({ people }) => {
  const { visitor, agent } = await talk(people);
  await visitor.close();
  for (let turn = 1; turn <= 10; turn += 1) await agent.send(`Answer ${turn}`);
  await expect(visitor.badge).toHaveText('9+');
});

test('the title of the shop counts answers while another tab is in front', async ({ people }) => {
  const { visitor, agent } = await talk(people);
  const title = await visitor.page.title();
  await setHidden(visitor.page, true);
  await agent.send('Are you still there?');
  await expect(visitor.page).toHaveTitle(`(1) ${title}`);
  await setHidden(visitor.page, false);
  await expect(visitor.page).toHaveTitle(title);
});

test('an agent sees the count on the row, the list, the tab and the title; reading clears all of them', async ({
  people,
}) => {
  const agent = await people.agent('Mira');
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('First');
  await visitor.send('Second');
  const unread = agent.words.lists.unread(2);
  const row = agent.rows.filter({ hasText: 'Second' });
  await expect(row).toContainText(unread);
  await expect(agent.list('queue')).toContainText(unread);
  await expect(agent.page).toHaveTitle('(2) Deskbell');
  await look(agent.page, 'unread-console');

  await agent.open('Second');
  await expect(row).not.toContainText(unread);
  await expect(agent.list('queue')).not.toContainText(unread);
  await expect(agent.page).toHaveTitle('Deskbell');

  await setHidden(agent.page, true);
  await visitor.send('Third');
  await expect(agent.tabs).toContainText(agent.words.lists.unread(1));
  await expect(agent.page).toHaveTitle('(1) Deskbell');
  await setHidden(agent.page, false);
  await expect(agent.tabs).not.toContainText(agent.words.lists.unread(1));
  await expect(agent.page).toHaveTitle('Deskbell');
});

test('what an agent reads in one console window is read in the other', async ({ people }) => {
  const agent = await people.agent('Mira');
  const page = await agent.page.context().newPage();
  await page.goto('/console');
  const second = new ConsolePage(page);
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('Anybody?');
  await expect(agent.page).toHaveTitle('(1) Deskbell');
  await expect(second.page).toHaveTitle('(1) Deskbell');
  await second.open('Anybody?');
  await expect(second.page).toHaveTitle('Deskbell');
  await expect(agent.page).toHaveTitle('Deskbell');
});
