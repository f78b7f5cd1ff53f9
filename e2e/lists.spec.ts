import { setHidden } from './fixtures/looks-away.ts';
import { giveNotifications } from './fixtures/notifications.ts';
import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

test('an agent who has nothing open is told of each message of whoever waits, and sees them write', async ({
  people,
}) => {
  const agent = await people.agent('Mira');
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('Hello?');
  await expect(agent.rows).toContainText('Hello?');
  const notified = await giveNotifications(agent.page);
  await setHidden(agent.page, true);
  await visitor.send('Is anybody there?');
  await expect(agent.rows).toContainText('Is anybody there?');
  await expect(agent.page).toHaveTitle('(2) Deskbell');
  await expect(agent.list('queue')).toContainText(agent.words.lists.unread(2));
  await expect.poll(notified).toEqual(['Is anybody there?']);
  await visitor.box.pressSequentially('Or shall I');
  await expect(agent.rows).toContainText(agent.words.lists.typing);
  await visitor.box.fill('');
  await expect(agent.rows).not.toContainText(agent.words.lists.typing);
});

test('a colleague’s chat is followed in the lists quietly, and read in full once it is opened', async ({
  people,
}) => {
  const jon = await people.agent('Jon');
  const { visitor, agent } = await talk(people);
  await jon.list('all').click();
  const notified = await giveNotifications(jon.page);
  await setHidden(jon.page, true);
  for (const text of ['First', 'Second', 'Third']) await visitor.send(text);
  await expect(jon.rows).toContainText('Third');
  await expect(jon.page).toHaveTitle('Deskbell');
  expect(await notified()).toEqual([]);
  await setHidden(jon.page, false);
  await jon.open('Third');
  const said = [
    'Is the counter bell loud?',
    'One tap carries across the room.',
    'First',
    'Second',
    'Third',
  ];
  await expect(jon.messages).toHaveText(said);
  await agent.send('Quite loud.');
  await expect(jon.messages).toHaveText([...said, 'Quite loud.']);
});
