import { startHostSite } from './fixtures/host-site.ts';
import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';
import { VisitorPage } from './fixtures/visitor-page.ts';

/** What a page calls; the widget's own types stay with the widget. */
type Calls = {
  open(): Promise<void>;
  close(): Promise<void>;
  show(): Promise<void>;
  hide(): Promise<void>;
  isOpen(): boolean;
  setLocale(locale: string): Promise<void>;
  sendMessage(text: string): Promise<void>;
  shutdown(): Promise<void>;
};
declare global {
  interface Window {
    Deskbell: Calls;
    heard: unknown[];
    own: unknown;
  }
}

test('calls made before the script has loaded are made up for, in order, and listeners hear what happens', async ({
  people,
}) => {
  const context = await people.context();
  await context.addInitScript(() => {
    if (window !== window.top) return;
    window.heard = [];
    const listen = (
      deskbell: EventTarget & { on(name: string, hear: (event: CustomEvent) => void): void },
    ) => {
      for (const name of ['open', 'ready', 'message'])
        deskbell.on(name, ({ type, detail }) => window.heard.push([type, detail?.text]));
    };
    Object.assign(window, { Deskbell: [listen, ['open'], ['sendMessage', 'From the page']] });
  });
  const page = await context.newPage();
  await page.goto('/demo');
  const visitor = new VisitorPage(page);
  await expect(visitor.own).toHaveText(['From the page']);
  const heard = () => page.evaluate(() => window.heard);
  await expect.poll(heard).toContainEqual(['open', undefined]);
  expect(await heard()).toContainEqual(['ready', undefined]);
});

test('after shutdown nothing is left on the page or in its storage, and the next visitor is a stranger', async ({
  people,
}) => {
  const visitor = await people.visitor();
  const { page } = visitor;
  const title = await page.title();
  await visitor.open();
  await visitor.send('My secret');
  await expect(visitor.state).toHaveText(visitor.words.sent);
  await page.evaluate(() => window.Deskbell.shutdown());
  const left = await page.evaluate(() => ({
    stored: localStorage.length + sessionStorage.length,
    roots: [...document.querySelectorAll('*')].filter((element) => element.shadowRoot).length,
    title: document.title,
  }));
  expect(left).toEqual({ stored: 0, roots: 0, title });

  await page.evaluate(() => window.Deskbell.shutdown());
  await page.evaluate(() => window.Deskbell.open());
  await expect(visitor.box).toBeVisible();
  await expect(visitor.own).toHaveCount(0);
});

test('shutdown right after a call leaves nothing behind, and what still waits for the chat hears of it', async ({
  people,
}) => {
  const { page, box, button } = await people.visitor();
  await button.waitFor();
  const nothing = () =>
    page.evaluate(() => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      document.querySelectorAll('iframe').length,
    ]);
  const opening = await page.evaluate(async () => {
    const opened = window.Deskbell.open().then(
      () => 'open',
      (error) => error instanceof Error || error instanceof DOMException,
    );
    await window.Deskbell.shutdown();
    return opened;
  });
  expect(opening).toBe(true);
  await page.evaluate(async () => {
    await window.Deskbell.open();
    await window.Deskbell.sendMessage('For nobody').then(() => window.Deskbell.shutdown());
    // Longer than anything takes that was in the pipe: a turn of a channel of its own.
    for (let turn = 0; turn < 50; turn += 1)
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage('');
      });
  });
  expect(await nothing()).toEqual([0]);
  await page.evaluate(() => window.Deskbell.open());
  await expect(box).toBeVisible();
});

test('a new language keeps the badge of unread messages and renames the chat', async ({
  people,
}) => {
  const { visitor, agent } = await talk(people);
  await visitor.close();
  await agent.send('Still there?');
  await expect(visitor.badge).toHaveText('1');
  await visitor.page.evaluate(() => window.Deskbell.setLocale('ru'));
  await expect(visitor.page.locator('iframe')).toHaveAttribute('title', 'Чат');
  await expect(visitor.badge).toHaveText('1');
  await expect(visitor.badge).toBeVisible();
});

test('the button can be hidden and shown, and the language changed in place', async ({
  people,
}) => {
  const visitor = await people.visitor();
  const { page } = visitor;
  await visitor.open();
  await visitor.box.fill('Half a sentence');
  await page.evaluate(() => window.Deskbell.setLocale('de-AT'));
  await expect(visitor.frame.getByRole('textbox', { name: 'Ihre Nachricht' })).toHaveValue(
    'Half a sentence',
  );
  await page.evaluate(() => window.Deskbell.hide());
  await expect(visitor.button).toBeHidden();
  await page.evaluate(() => window.Deskbell.show());
  await expect(visitor.button).toBeVisible();
});

test('a second tag of the same site does nothing, and one of another site is left out with a word to the developer', async ({
  people,
  leaks,
}) => {
  leaks.expect(/“other” left out: this page has “demo”/);
  const { page } = await people.visitor();
  const tag = (site: string) =>
    page.evaluate(
      (key) =>
        new Promise((resolve) => {
          const script = document.createElement('script');
          script.src = '/widget.js';
          script.dataset.site = key;
          script.onload = resolve;
          document.head.append(script);
        }),
      site,
    );
  const before = await page.evaluate(() => {
    window.own = window.Deskbell;
    return true;
  });
  await tag('demo');
  const told = page.waitForEvent('console', (message) => /left out/.test(message.text()));
  await tag('other');
  await told;
  expect(await page.evaluate(() => window.own === window.Deskbell)).toBe(before);
});

test('a page with spoilt arrays and a style for everything gets a chat that works, and keeps what is its own', async ({
  people,
  server,
}) => {
  const site = await startHostSite({ widgetOf: server.url });
  const context = await people.context();
  await context.addInitScript(() => {
    if (window !== window.top) return;
    const spoilt = () => {
      throw new Error('spoilt');
    };
    for (const prototype of [Array.prototype, Object.prototype])
      Object.assign(prototype, { extra: spoilt });
    Object.assign(Array.prototype, {
      map: spoilt,
      filter: spoilt,
      find: spoilt,
      push: spoilt,
      toJSON: spoilt,
    });
    window.own = window.onmessage = () => undefined;
    addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style');
      style.textContent =
        'div,button,iframe{all:unset!important;opacity:0!important;transform:scale(0)!important;position:static!important;font:60px serif!important;color:red!important}';
      document.head.append(style);
    });
  });
  const page = await context.newPage();
  await page.goto(site.url);
  const visitor = new VisitorPage(page);
  await visitor.open();
  await visitor.send('Anyone there?');
  await expect(visitor.state).toHaveText(visitor.words.sent);
  const size = await page.locator('iframe').boundingBox();
  expect([size?.width, size?.height]).toEqual([400, 500]);
  expect(await page.evaluate(() => window.onmessage === window.own)).toBe(true);
  await site.close();
});
