import { noConnection } from './fixtures/leaks.ts';
import { look } from './fixtures/look.ts';
import { signOutElsewhere } from './fixtures/other-device.ts';
import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

test('an agent whose session was ended is told so and keeps the text they were writing', async ({
  people,
  server,
}) => {
  const { agent, visitor } = await talk(people);
  await agent.box.fill('Half a sentence');
  await signOutElsewhere(server, 'mira@example.com');
  await expect(agent.page.getByText(agent.words.signIn.ended)).toBeVisible();
  await agent.signIn('mira@example.com');
  await expect(agent.box).toHaveValue('Half a sentence');
  await agent.send('A whole sentence');
  await expect(visitor.messages.last()).toHaveText('A whole sentence');
});

test('a message that could not be sent before the session ended is shown and sent after signing in', async ({
  people,
  server,
  leaks,
}) => {
  leaks.expect(noConnection);
  const { agent, visitor } = await talk(people);
  await agent.page.context().setOffline(true);
  await agent.send('Written on the train');
  await signOutElsewhere(server, 'mira@example.com');
  await agent.page.context().setOffline(false);
  await expect(agent.page.getByText(agent.words.signIn.ended)).toBeVisible();
  await expect(agent.page.getByRole('listitem')).toContainText(['Written on the train']);
  await look(agent.page, 'session-ended');
  await agent.signIn('mira@example.com');
  await expect(visitor.messages.last()).toHaveText('Written on the train');
});

test('signing out leaves nothing of the conversations in the browser', async ({ people }) => {
  const { agent } = await talk(people);
  await agent.page.getByRole('button', { name: agent.words.menu.label, exact: true }).click();
  await agent.page.getByRole('menuitem', { name: agent.words.menu.signOut }).click();
  await expect(agent.page.getByLabel(agent.words.signIn.email)).toBeVisible();
  const left = await agent.page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const rows: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        rows.push(...(await done(database.transaction(store).objectStore(store).getAll())));
      database.close();
    }
    return { rows, stored: JSON.stringify(localStorage) };
  });
  expect(left.stored).not.toContain('counter bell');
  expect(left.stored).not.toContain('token');
  expect(left.rows).toEqual([]);
});
