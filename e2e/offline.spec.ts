import { noConnection } from './fixtures/leaks.ts';
import { look } from './fixtures/look.ts';
import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

const question = 'Is the counter bell loud?';
const answer = 'One tap carries across the room.';

test.beforeEach(({ leaks }) => leaks.expect(noConnection));

test('what a visitor writes offline is kept, said to wait, and sent once and in order when they are back', async ({
  people,
}) => {
  const { visitor, agent } = await talk(people);
  await visitor.page.context().setOffline(true);
  for (const text of ['one', 'two', 'three']) await visitor.send(text);
  await expect(visitor.state).toHaveText(visitor.words.waiting);
  await expect(visitor.panel.getByText(visitor.words.offlineHint)).toBeVisible();
  await look(visitor.page, 'offline-chat');
  await visitor.page.context().setOffline(false);
  const all = [question, answer, 'one', 'two', 'three'];
  await expect(agent.messages).toHaveText(all);
  await expect(visitor.messages).toHaveText(all);
  await expect(visitor.state).toHaveText(visitor.words.read);
});

test('what an agent writes offline goes out once and in order when they are back', async ({
  people,
}) => {
  const { visitor, agent } = await talk(people);
  await agent.page.context().setOffline(true);
  for (const text of ['one', 'two', 'three']) await agent.send(text);
  await expect(agent.page.getByText(agent.words.link.offline)).toBeVisible();
  await look(agent.page, 'offline-console');
  await agent.page.context().setOffline(false);
  const all = [question, answer, 'one', 'two', 'three'];
  await expect(visitor.messages).toHaveText(all);
  await expect(agent.messages).toHaveText(all);
});

test('both sides outlive a server that stops and comes back', async ({ people, server }) => {
  const { visitor, agent } = await talk(people);
  await server.stop();
  await visitor.send('Are you gone?');
  await agent.send('Not at all.');
  await expect(visitor.messages.last()).toHaveText('Are you gone?');
  await expect(agent.messages.last()).toHaveText('Not at all.');
  await server.startAgain();
  const texts = [question, answer, 'Are you gone?', 'Not at all.'].sort();
  await expect.poll(async () => (await agent.messages.allTextContents()).sort()).toEqual(texts);
  await expect.poll(async () => (await visitor.messages.allTextContents()).sort()).toEqual(texts);
  expect(await visitor.messages.allTextContents()).toEqual(await agent.messages.allTextContents());
});

test('a message written offline outlives a reload of the page', async ({ people, server }) => {
  const { visitor, agent } = await talk(people);
  await server.stop();
  await visitor.send('Do not lose this');
  await expect(visitor.own).toHaveText([question, 'Do not lose this']);
  await server.startAgain();
  await visitor.page.reload();
  await expect(agent.messages.last()).toHaveText('Do not lose this');
  await expect(visitor.own).toHaveText([question, 'Do not lose this']);
  await expect(agent.messages.filter({ hasText: 'Do not lose this' })).toHaveCount(1);
});

test('a first message written while the server is away starts the conversation once it is back', async ({
  people,
  server,
}) => {
  const agent = await people.agent('Mira');
  const visitor = await people.visitor();
  await visitor.open();
  await server.stop();
  await visitor.send('Hello?');
  await visitor.send('Anybody there?');
  await server.startAgain();
  await agent.open('Anybody there?');
  await expect(agent.messages).toHaveText(['Hello?', 'Anybody there?']);
  await expect(agent.rows).toHaveCount(1);
});

/** Leaves no room at all in the page's storage. */
const fillStorage = () => {
  for (let size = 1 << 20, at = 0; size >= 1; at += 1) {
    try {
      localStorage.setItem(`shop:${at}`, 'x'.repeat(size));
    } catch {
      size = Math.floor(size / 2);
    }
  }
};

test('with the page’s storage full an offline message makes room for itself among the kept ones', async ({
  people,
}) => {
  const { visitor } = await talk(people);
  await visitor.page.evaluate(fillStorage);
  await visitor.page.context().setOffline(true);
  await visitor.send('Kept');
  await expect(visitor.state).toHaveText(visitor.words.waiting);
  const kept = () => visitor.page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(await kept()).toMatch(/sync\.outgoing\.[^"]+":"[^}]*Kept/);
});

test('a message that cannot be kept stays in the field while offline, is said so, and goes out once back', async ({
  people,
}) => {
  const { visitor, agent } = await talk(people);
  const { page } = visitor;
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage))
      if (key.includes('sync.message')) delete localStorage[key];
  });
  await page.evaluate(fillStorage);
  await page.context().setOffline(true);
  await visitor.send('Not lost');
  await expect(visitor.panel.getByText(visitor.words.nothingKept)).toBeVisible();
  await expect(visitor.box).toHaveValue('Not lost');
  await expect(visitor.own).toHaveText([question]);
  await page.context().setOffline(false);
  await expect(visitor.panel.getByText(visitor.words.offlineHint)).toBeHidden();
  await expect(visitor.frame.locator('.who.connected')).toBeVisible();
  await visitor.box.press('Enter');
  await expect(agent.messages.last()).toHaveText('Not lost');
  await expect(visitor.box).toHaveValue('');
});
