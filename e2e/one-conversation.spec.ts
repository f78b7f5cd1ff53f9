import { expect, test } from './fixtures/test.ts';
import { VisitorPage } from './fixtures/visitor-page.ts';

test('two tabs of one visitor stay in step and make one conversation', async ({ people }) => {
  const agent = await people.agent('Mira');
  const first = await people.visitor();
  const page = await first.page.context().newPage();
  await page.goto('/demo?item=day-book');
  const second = new VisitorPage(page);
  await Promise.all([first.open(), second.open()]);
  await Promise.all([first.send('From the first tab'), second.send('From the second tab')]);
  const texts = ['From the first tab', 'From the second tab'];
  for (const tab of [first, second])
    await expect.poll(async () => (await tab.own.allTextContents()).sort()).toEqual(texts);
  expect(await second.own.allTextContents()).toEqual(await first.own.allTextContents());
  await expect(agent.rows).toHaveCount(1);

  await agent.open(/From the/);
  await agent.act('accept');
  await agent.send('Good morning to both');
  await expect(first.messages.last()).toHaveText('Good morning to both');
  await expect(second.messages.last()).toHaveText('Good morning to both');
});

test('reading in one tab clears the badge of the other', async ({ people }) => {
  const agent = await people.agent('Mira');
  const first = await people.visitor();
  await first.open();
  await first.send('Hello');
  await agent.open('Hello');
  await first.close();
  const page = await first.page.context().newPage();
  await page.goto('/demo');
  const second = new VisitorPage(page);
  await agent.send('Good morning');
  await expect(first.badge).toHaveText('1');
  await expect(second.badge).toHaveText('1');
  await second.open();
  await expect(second.badge).toBeHidden();
  await expect(first.badge).toBeHidden();
});

test('a double click on send makes one message', async ({ people }) => {
  const agent = await people.agent('Mira');
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.box.fill('Only once');
  await visitor.frame.getByRole('button', { name: visitor.words.send }).dblclick();
  await expect(visitor.state).toHaveText(visitor.words.sent);
  await visitor.send('And then this');
  await agent.open('And then this');
  await expect(agent.messages).toHaveText(['Only once', 'And then this']);
  await expect(visitor.own).toHaveText(['Only once', 'And then this']);
});
