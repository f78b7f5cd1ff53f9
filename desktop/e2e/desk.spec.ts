import { expect } from '@playwright/test';
import { noConnection } from '../../e2e/fixtures/leaks.ts';
import { setHidden } from '../../e2e/fixtures/looks-away.ts';
import type { People } from '../../e2e/fixtures/test.ts';
import type { VisitorPage } from '../../e2e/fixtures/visitor-page.ts';
import { cachedTexts, filesWith } from './fixtures/cache-rows.ts';
import type { DesktopApp } from './fixtures/desktop-app.ts';
import { test } from './fixtures/test.ts';

const question = 'Is the counter bell loud?';
const answer = 'One tap carries across the room.';

async function askQuestion(people: People): Promise<VisitorPage> {
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send(question);
  return visitor;
}

async function accept({ console: agent }: DesktopApp): Promise<void> {
  await agent.open(question);
  await agent.act('accept');
  await expect(agent.owner).toHaveText(agent.words.actions.assignedToYou);
}

test('an agent signs in, hears a visitor and answers', async ({ desk, people, server }) => {
  const { email } = await server.agent('Mira');
  const app = await desk.launch();
  await app.console.signIn(email);
  const visitor = await askQuestion(people);
  await accept(app);
  await app.console.send(answer);
  await expect(visitor.messages).toHaveText([question, answer]);
  await expect(app.console.messages).toHaveText([question, answer]);
});

test('with the window closed chats still arrive and are kept', async ({ desk, people, server }) => {
  const { email } = await server.agent('Mira');
  const app = await desk.launch();
  await app.console.signIn(email);
  const visitor = await askQuestion(people);
  await accept(app);
  await app.closeWindow();
  await expect.poll(() => app.isShown()).toBe(false);
  await visitor.send('Are you still there?');
  await expect.poll(() => cachedTexts(desk.folder)).toContain('Are you still there?');
});

test('a notification is shown while nobody looks, and a click on it leads to its chat', async ({
  desk,
  daemon,
  people,
  server,
}) => {
  const { email } = await server.agent('Mira');
  const app = await desk.launch();
  await app.console.signIn(email);
  await app.closeWindow();
  await setHidden(app.console.page, true);
  await askQuestion(people);
  await expect.poll(() => daemon.shown.map(({ body }) => body)).toEqual([question]);
  expect(daemon.shown[0]?.actions).toContain('default');
  daemon.click(question);
  await expect.poll(() => app.isShown()).toBe(true);
  await setHidden(app.console.page, false);
  await expect(app.console.messages).toHaveText([question]);
});

test('with the server away at the start the list comes from the cache', async ({
  desk,
  people,
  server,
  leaks,
}) => {
  leaks.expect(noConnection);
  const { email } = await server.agent('Mira');
  const before = await desk.launch();
  await before.console.signIn(email);
  await askQuestion(people);
  await accept(before);
  await before.console.send(answer);
  await expect.poll(() => cachedTexts(desk.folder)).toContain(answer);
  await before.quit();
  await server.stop();
  const app = await desk.launch();
  await app.console.list('mine').click();
  await expect(app.console.rows).toHaveCount(1);
  await expect(app.console.messages).toHaveText([question, answer]);
  await expect(app.console.page.getByText(app.console.words.link.offline)).toBeVisible();
});

test('replies written offline outlive a kill and go out once, in order', async ({
  desk,
  people,
  server,
  leaks,
}) => {
  leaks.expect(noConnection);
  const { email } = await server.agent('Mira');
  const before = await desk.launch();
  await before.console.signIn(email);
  const visitor = await askQuestion(people);
  await accept(before);
  await server.stop();
  const replies = ['one', 'two', 'three'];
  for (const reply of replies) {
    await before.console.send(reply);
    await expect(before.console.box).toHaveValue('');
  }
  await expect(before.console.messages).toHaveText([question, ...replies]);
  await before.kill();

  const app = await desk.launch();
  await expect(app.console.messages).toHaveText([question, ...replies]);
  await server.startAgain();
  await expect(visitor.messages).toHaveText([question, ...replies]);
  await expect(app.console.messages).toHaveText([question, ...replies]);
});

test('tabs and drafts are as they were after a kill', async ({ desk, people, server }) => {
  const { email } = await server.agent('Mira');
  const before = await desk.launch();
  await before.console.signIn(email);
  await askQuestion(people);
  await accept(before);
  await before.console.box.fill('Half a sentence');
  await expect.poll(() => filesWith(desk.folder, ['Half a sentence']).length).toBeGreaterThan(0);
  await before.kill();
  const app = await desk.launch();
  await expect(app.console.tabs).toHaveCount(1);
  await expect(app.console.box).toHaveValue('Half a sentence');
  await expect(app.console.messages).toHaveText([question]);
});

test('a page that crashes comes back with its tabs and drafts, and hears what came meanwhile', async ({
  desk,
  people,
  server,
}) => {
  const { email } = await server.agent('Mira');
  const app = await desk.launch();
  await app.console.signIn(email);
  const visitor = await askQuestion(people);
  await accept(app);
  await app.console.box.fill('Half a sentence');
  await expect.poll(() => filesWith(desk.folder, ['Half a sentence']).length).toBeGreaterThan(0);
  await app.crashPage();
  await visitor.send('Still there?');
  const text = 'document.body.innerText + (document.querySelector("textarea")?.value ?? "")';
  await expect.poll(() => app.evaluateInPage(text)).toContain('Half a sentence');
  await expect.poll(() => app.evaluateInPage(text)).toContain('Still there?');
});

test('an engine that ends by itself is there again, with nothing lost', async ({
  desk,
  people,
  server,
}) => {
  const { email } = await server.agent('Mira');
  const app = await desk.launch();
  await app.console.signIn(email);
  const visitor = await askQuestion(people);
  await accept(app);
  await app.console.send(answer);
  await expect(visitor.messages).toHaveText([question, answer]);
  process.kill(await app.enginePid(), 'SIGKILL');
  await visitor.send('Still there?');
  await expect(app.console.messages).toHaveText([question, answer, 'Still there?']);
  await app.console.send('Always.');
  await expect(visitor.messages).toHaveText([question, answer, 'Still there?', 'Always.']);
});

test('a second start shows the window of the first and ends', async ({ desk, server }) => {
  const app = await desk.launch();
  await app.closeWindow();
  await expect.poll(() => app.isShown()).toBe(false);
  await app.startAgain(server.url);
  await expect.poll(() => app.isShown()).toBe(true);
});

test('after signing out nothing of the agent or the visitors can be read from the disk', async ({
  desk,
  people,
  server,
}) => {
  const { email } = await server.agent('Mira');
  const app = await desk.launch();
  await app.console.signIn(email);
  await askQuestion(people);
  await accept(app);
  await app.console.send(answer);
  await app.console.box.fill('A draft nobody sent');
  const secrets = [question, answer, 'A draft nobody sent', email];
  await expect.poll(() => filesWith(desk.folder, [answer]).length).toBeGreaterThan(0);
  await expect.poll(() => filesWith(desk.folder, ['A draft nobody']).length).toBeGreaterThan(0);
  await signOut(app);
  await expect.poll(() => filesWith(desk.folder, secrets)).toEqual([]);
  const again = await restart(app, desk);
  await expect(again.console.page.getByLabel(again.console.words.signIn.email)).toBeVisible();
  expect(filesWith(desk.folder, secrets)).toEqual([]);
});

async function signOut({ console: agent }: DesktopApp): Promise<void> {
  await agent.page.getByRole('button', { name: agent.words.menu.label }).click();
  await agent.page.getByRole('menuitem', { name: agent.words.menu.signOut }).click();
  await expect(agent.page.getByLabel(agent.words.signIn.email)).toBeVisible();
}

async function restart(app: DesktopApp, desk: { launch(): Promise<DesktopApp> }) {
  await app.quit();
  return desk.launch();
}
