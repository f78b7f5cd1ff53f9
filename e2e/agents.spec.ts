import { noConnection } from './fixtures/leaks.ts';
import { look } from './fixtures/look.ts';
import { giveSlowEars } from './fixtures/slow-ears.ts';
import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

test('of two agents who accept at the same moment one gets the chat, and the other is told who has it', async ({
  people,
}) => {
  const [mira, jon] = [await people.agent('Mira'), await people.agent('Jon')];
  // Jon’s network is slow, so that he still sees a chat to accept when Mira already has it.
  const ears = await giveSlowEars(jon.page);
  await jon.page.reload();
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('Who is there?');
  await mira.open('Who is there?');
  await jon.open('Who is there?');
  await expect(jon.status).toHaveText(jon.words.status.waiting);
  ears.hold();
  await mira.act('accept');
  await expect(mira.owner).toHaveText(mira.words.actions.assignedToYou);
  await jon.act('accept');
  ears.release();
  await expect(jon.chat.getByRole('alert')).toContainText(jon.words.actions.takenBy('Mira'));
  await expect(jon.owner).toHaveText(jon.words.actions.assignedTo('Mira'));
  await expect(mira.owner).toHaveText(mira.words.actions.assignedToYou);
  await expect(mira.chat.getByRole('alert')).toHaveCount(0);
});

test('a press meant for accepting never takes the chat from the colleague who was faster', async ({
  people,
}) => {
  const [mira, jon] = [await people.agent('Mira'), await people.agent('Jon')];
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('Who is there?');
  await mira.open('Who is there?');
  await jon.open('Who is there?');
  const accept = jon.chat.getByRole('button', { name: jon.words.actions.accept });
  const box = await accept.boundingBox();
  if (!box) throw new Error('Accept cannot be seen');
  await mira.act('accept');
  await expect(jon.owner).toHaveText(jon.words.actions.assignedTo('Mira'));
  await expect(jon.chat.locator('.action-bar').getByRole('button')).toHaveCount(1);
  await jon.page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await jon.send('Hello from Jon');
  await expect(mira.chat).toContainText('Hello from Jon');
  await expect(mira.owner).toHaveText(mira.words.actions.assignedToYou);
  await expect(mira.status).toHaveText(mira.words.status.active);
});

test('a chat handed over arrives with its note, which the visitor never sees', async ({
  people,
}) => {
  const jon = await people.agent('Jon');
  const { visitor, agent } = await talk(people);
  await agent.act('transfer');
  const dialog = agent.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /Jon/ }).check();
  await dialog.getByRole('textbox').fill('Knows the lamps better');
  await look(agent.page, 'transfer');
  await dialog.getByRole('button', { name: agent.words.actions.transferSubmit }).click();
  await expect(agent.owner).toHaveText(agent.words.actions.assignedTo('Jon'));

  await jon.list('mine').click();
  await jon.open(/./);
  await expect(jon.owner).toHaveText(jon.words.actions.assignedToYou);
  await expect(jon.chat).toContainText('Knows the lamps better');
  await jon.send('Jon here, good morning.');
  await expect(visitor.messages.last()).toHaveText('Jon here, good morning.');
  await expect(visitor.panel.getByRole('heading')).toHaveText('Jon');
  await expect(visitor.log).not.toContainText('Knows the lamps better');
});

test('a reply written before a colleague’s is held back with what is new, and sent by one key', async ({
  people,
  leaks,
}) => {
  leaks.expect(noConnection);
  const jon = await people.agent('Jon');
  const { visitor, agent } = await talk(people);
  await jon.list('all').click();
  await jon.open(/./);
  await agent.page.context().setOffline(true);
  await jon.send('I have one here.');
  await expect(visitor.messages.last()).toHaveText('I have one here.');
  await agent.send('We have none.');
  await agent.page.context().setOffline(false);
  const conflict = agent.chat.getByRole('alert');
  await expect(conflict).toContainText(agent.words.composer.conflictTitle);
  await expect(conflict).toContainText('I have one here.');
  await look(agent.page, 'stale-reply');
  await expect(visitor.log).not.toContainText('We have none.');
  await agent.page.keyboard.press('Control+Enter');
  await expect(conflict).toHaveCount(0);
  await expect(visitor.messages.last()).toHaveText('We have none.');
});
