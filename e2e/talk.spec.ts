import { look } from './fixtures/look.ts';
import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

test('a visitor rings, an agent sees it at once, accepts and answers, and the visitor reads the answer', async ({
  people,
}) => {
  const agent = await people.agent('Mira');
  await expect(agent.page.getByText(agent.words.lists.emptyTitle.queue)).toBeVisible();
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('Is the counter bell loud?');
  await expect(visitor.own).toHaveText(['Is the counter bell loud?']);
  await expect(visitor.state).toHaveText(visitor.words.sent);
  await expect(visitor.log).toContainText(visitor.words.waitingHint);

  await agent.open('Is the counter bell loud?');
  await expect(agent.status).toHaveText(agent.words.status.waiting);
  await agent.act('accept');
  await expect(agent.status).toHaveText(agent.words.status.active);
  await expect(agent.owner).toHaveText(agent.words.actions.assignedToYou);
  await agent.send('One tap carries across the room.');
  const both = ['Is the counter bell loud?', 'One tap carries across the room.'];
  await expect(agent.messages).toHaveText(both);
  await expect(visitor.messages).toHaveText(both);
  await expect(visitor.panel.getByRole('heading')).toHaveText('Mira');
});

test('each side sees the other typing, and the agent what the visitor has not sent yet', async ({
  people,
}) => {
  const { visitor, agent } = await talk(people);
  await visitor.box.pressSequentially('Does it come in si');
  await expect(agent.chat.locator('.typing-text')).toHaveText('Does it come in si');
  await expect(agent.tabs).toContainText(agent.words.lists.typing);
  await look(agent.page, 'typing-console');
  await visitor.box.fill('');
  await expect(agent.chat.locator('.typing')).toHaveCount(0);

  await agent.box.pressSequentially('In brass');
  await expect(visitor.log.locator('.dots')).toContainText(visitor.words.typing('Mira'));
  await look(visitor.page, 'typing-chat');
  await agent.send('In brass only.');
  await expect(visitor.log.locator('.dots')).toHaveCount(0);
  await expect(visitor.messages.last()).toHaveText('In brass only.');
});

test('a note that an agent writes is no typing the visitor could see, and never reaches them', async ({
  people,
}) => {
  const { visitor, agent } = await talk(people);
  await agent.chat.getByRole('button', { name: agent.words.composer.note, exact: true }).click();
  await agent.box.pressSequentially('Wants a discount');
  await agent.box.press('Enter');
  await expect(agent.messages.last()).toHaveText('Wants a discount');
  await look(agent.page, 'note');
  await agent.chat.getByRole('button', { name: agent.words.composer.reply, exact: true }).click();
  await agent.send('Anything else?');
  await expect(visitor.messages.last()).toHaveText('Anything else?');
  await expect(visitor.log).not.toContainText('discount');
});

test('each side sees when its message was read', async ({ people }) => {
  const agent = await people.agent('Mira');
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('Hello?');
  await expect(visitor.state).toHaveText(visitor.words.sent);
  await agent.open('Hello?');
  await agent.act('accept');
  await expect(visitor.state).toHaveText(visitor.words.read);

  await visitor.close();
  await agent.send('Good morning!');
  const receipt = agent.chat.locator('.receipt');
  await expect(receipt).toHaveText(agent.words.thread.delivered);
  await visitor.open();
  await expect(receipt).toHaveText(agent.words.thread.read);
});
