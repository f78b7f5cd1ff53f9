import { consoleWords as words } from '@deskbell/shared/words/en/console';
import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

test('what Option and AltGr type goes into the message and presses nothing', async ({ people }) => {
  const { agent } = await talk(people);
  await agent.box.focus();
  const wasLeft = await agent.box.evaluate((box) =>
    ['ź', '@', 'ą', '['].map((key, index) => {
      const code = ['KeyX', 'KeyL', 'KeyA', 'KeyW'][index] ?? '';
      const press = { code, key, altKey: true, bubbles: true, cancelable: true };
      return box.dispatchEvent(new KeyboardEvent('keydown', press));
    }),
  );
  expect(wasLeft).toEqual([true, true, true, true]);
  await expect(agent.tabs).toHaveCount(1);
  await expect(agent.status).toHaveText(words.status.active);
});

test('an open search leaves the focus to whoever writes, and forgets its words when it closes', async ({
  people,
}) => {
  const { agent, visitor } = await talk(people);
  const { keyboard } = agent.page;
  await keyboard.press('Control+KeyF');
  const search = agent.page.getByRole('searchbox', { name: words.thread.search });
  await expect(search).toBeFocused();
  await keyboard.type('bell');
  await agent.box.click();
  await keyboard.type('One ');
  await visitor.send('Is that a bell too?');
  await expect(agent.messages.last()).toHaveText('Is that a bell too?');
  await keyboard.type('moment');
  await expect(agent.box).toHaveValue('One moment');
  await expect(search).toHaveValue('bell');
  await keyboard.press('Control+KeyF');
  await expect(search).toBeFocused();
  await keyboard.press('Escape');
  await expect(search).toHaveCount(0);
  await keyboard.press('Control+KeyF');
  await expect(search).toHaveValue('');
});

test('a console older than its server says so, and a reload keeps what was written', async ({
  people,
}) => {
  const { agent } = await talk(people);
  await agent.box.fill('Half a sentence');
  // The build this page was made of is too old for the server from now on.
  await agent.page.addInitScript(() => {
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function old(data) {
      const isOld = localStorage.getItem('is-old') !== null;
      const aged = typeof data === 'string' && isOld;
      send.call(this, aged ? data.replace(/"protocol":\d+/, '"protocol":0') : data);
    };
  });
  await agent.page.evaluate(() => localStorage.setItem('is-old', 'yes'));
  await agent.page.reload();
  const banner = agent.page.getByRole('alert').filter({ hasText: words.link.outdated });
  await expect(banner).toBeVisible();
  await expect(agent.page.getByText(words.link.offline)).toHaveCount(0);
  await agent.page.evaluate(() => localStorage.removeItem('is-old'));
  await banner.getByRole('button', { name: words.link.reload }).click();
  await expect(agent.messages).toHaveCount(2);
  await expect(banner).toHaveCount(0);
  await expect(agent.box).toHaveValue('Half a sentence');
});

test('a message the browser cannot keep stays in the box, and its author is told', async ({
  people,
}) => {
  const { agent, visitor } = await talk(people);
  await agent.page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function full(...row) {
      if (localStorage.getItem('is-full') === null) return put.apply(this, row);
      throw new DOMException('full', 'QuotaExceededError');
    };
    localStorage.setItem('is-full', 'yes');
  });
  await agent.send('Nowhere to keep this');
  await expect(agent.page.getByText(words.composer.notKept)).toBeVisible();
  await expect(agent.box).toHaveValue('Nowhere to keep this');
  await visitor.send('Hello?');
  await expect(agent.page.getByText(words.link.notKept)).toBeVisible();
  await agent.page.evaluate(() => localStorage.removeItem('is-full'));
  await agent.box.press('Enter');
  await expect(visitor.messages.last()).toHaveText('Nowhere to keep this');
  await expect(agent.page.getByText(words.composer.notKept)).toHaveCount(0);
});
