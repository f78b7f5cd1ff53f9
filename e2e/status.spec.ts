import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

test('a closed chat wakes when the visitor writes again', async ({ people }) => {
  const { visitor, agent } = await talk(people);
  await agent.act('close');
  await expect(agent.status).toHaveText(agent.words.status.closed);
  await expect(visitor.log).toContainText(visitor.words.closedHint);
  await visitor.send('One more question');
  await expect(agent.status).toHaveText(agent.words.status.active);
  await expect(agent.owner).toHaveText(agent.words.actions.assignedToYou);
  await expect(agent.messages.last()).toHaveText('One more question');
  await expect(visitor.own).toHaveCount(2);
});

test('an agent reopens what they closed', async ({ people }) => {
  const { visitor, agent } = await talk(people);
  await agent.act('close');
  await expect(agent.status).toHaveText(agent.words.status.closed);
  await agent.act('reopen');
  await expect(agent.status).toHaveText(agent.words.status.active);
  await agent.send('Back again.');
  await expect(visitor.messages.last()).toHaveText('Back again.');
});

test('an archived chat is in the archive only, and comes out of it when the visitor writes', async ({
  people,
}) => {
  const { visitor, agent } = await talk(people);
  await agent.act('archive');
  await expect(agent.chat.getByText(agent.words.lists.archived, { exact: true })).toBeVisible();
  await agent.list('all').click();
  await expect(agent.rows).toHaveCount(0);
  await agent.list('archived').click();
  await expect(agent.rows).toHaveCount(1);

  await visitor.send('Still there?');
  await expect(agent.rows).toHaveCount(0);
  await agent.list('mine').click();
  await expect(agent.rows).toContainText(['Still there?']);
  await expect(agent.status).toHaveText(agent.words.status.active);
});

test('a parked chat leaves the own list until the visitor writes', async ({ people }) => {
  const { visitor, agent } = await talk(people);
  await agent.list('pending').click();
  await agent.chat.getByRole('button', { name: agent.words.actions.more }).click();
  await agent.page.getByRole('menuitem', { name: agent.words.actions.park }).click();
  await agent.page.getByRole('menuitem', { name: agent.words.actions.parkOpen }).click();
  await expect(agent.status).toHaveText(agent.words.status.pending);
  await expect(agent.rows).toHaveCount(1);
  await visitor.send('I thought about it');
  await expect(agent.status).toHaveText(agent.words.status.active);
  await expect(agent.rows).toHaveCount(0);
});
