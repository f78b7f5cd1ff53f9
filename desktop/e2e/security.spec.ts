import { expect, type Page } from '@playwright/test';
import { calls } from '../src/bridge/contract.ts';
import { engineCalls } from '../src/bridge/engine-contract.ts';
import type { Shell } from '../src/bridge/shell-wire.ts';
import { filesWith } from './fixtures/cache-rows.ts';
import { test } from './fixtures/test.ts';

declare global {
  interface Window {
    deskbellShell: Shell;
  }
}

const ask = (page: Page, name: unknown, input: unknown) =>
  page.evaluate(([one, other]) => window.deskbellShell.call(one as string, other), [name, input]);

test('malformed input is refused by every call that takes any, and the app goes on', async ({
  desk,
}) => {
  const { console: agent, electron } = await desk.launch();
  const garbage: unknown[] = [
    null,
    undefined,
    0,
    'text',
    [],
    [{}],
    Number.NaN,
    true,
    { __proto__: null, constructor: 1 },
    { key: 1, value: {} },
    { conversationId: ['x'], seq: '1', isTyping: 'yes' },
    { id: {}, text: 5, list: 'nowhere', name: 'dropTables', url: {}, count: -1, sound: 'gong' },
  ];
  for (const name of Object.keys({ ...calls, ...engineCalls })) {
    const schema = { ...calls, ...engineCalls }[name as keyof typeof calls].input;
    for (const input of garbage.filter((one) => !schema.safeParse(one).success)) {
      const answer = await ask(agent.page, name, input);
      expect(answer, `${name} of ${JSON.stringify(input)}`).toEqual({
        ok: false,
        error: { code: 'badInput', message: `${name}: bad input` },
      });
    }
  }
  for (const name of ['nothing', '__proto__', 'constructor', 'toString', 7, null, { name: 'keep' }])
    expect(await ask(agent.page, name, {})).toMatchObject({ error: { code: 'notFound' } });
  expect(await electron.evaluate(({ app }) => app.isReady())).toBe(true);
});

test('without an agent the engine’s calls fail by themselves, not the app', async ({ desk }) => {
  const { console: agent } = await desk.launch();
  expect(await ask(agent.page, 'startEngine', {})).toMatchObject({
    ok: true,
    value: { ok: false },
  });
  const input = { name: 'readMe', input: {} };
  expect(await ask(agent.page, 'callServer', input)).toMatchObject({ value: { ok: false } });
});

const forbidden = { ok: false, error: { code: 'forbidden', message: 'not from here' } };

test('a window that is not the console’s is refused, whatever it shows', async ({ desk }) => {
  const { electron } = await desk.launch();
  const opened = electron.waitForEvent('window');
  await electron.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/dist/main/preload.cjs`;
    const window = new BrowserWindow({ webPreferences: { preload } });
    await window.loadURL('app://deskbell/console/');
  });
  const page = await opened;
  await page.waitForFunction(() => 'deskbellShell' in window);
  expect(await ask(page, 'readSession', {})).toEqual(forbidden);
});

test('a foreign page is refused even in the console’s own window', async ({ desk }) => {
  const { console: agent, electron } = await desk.launch();
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('data:text/html,<title>foreign</title>'),
  );
  await agent.page.waitForFunction(() => document.title === 'foreign');
  expect(await ask(agent.page, 'readSession', {})).toEqual(forbidden);
});

test('the page sees two functions of the shell’s, and nothing of Node or Electron', async ({
  desk,
}) => {
  const { console: agent } = await desk.launch();
  const seen = await agent.page.evaluate(() => ({
    shell: Object.entries(window.deskbellShell).map(([name, value]) => `${name}: ${typeof value}`),
    isFrozen: Object.isFrozen(window.deskbellShell),
    rest: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
  }));
  expect(seen).toEqual({ shell: ['call: function', 'hear: function'], isFrozen: true, rest: [] });
});

test('the token never reaches the page', async ({ desk, server }) => {
  const { email } = await server.agent('Mira');
  const app = await desk.launch();
  const { page } = app.console;
  await app.electron.evaluate(({ webContents }) => {
    const contents = webContents.getAllWebContents()[0];
    if (!contents) throw new Error('no page');
    const told: string[] = [];
    const send = contents.send.bind(contents);
    contents.send = (...values) => {
      told.push(JSON.stringify(values));
      send(...values);
    };
    Object.assign(globalThis, { told });
  });
  await app.console.signIn(email);
  const told = await app.electron.evaluate(() => (globalThis as { told?: string[] }).told ?? []);
  expect(told.join('\n')).toContain('engineWelcome');
  expect(told.join('\n')).not.toMatch(/"token"/);
  const session = await ask(page, 'readSession', {});
  expect(JSON.stringify(session)).toContain(email);
  expect(JSON.stringify(session)).not.toMatch(/"token"/);
});

test('the page can neither leave, nor open a window, nor reach the network, nor be granted anything', async ({
  desk,
  server,
  leaks: _,
}) => {
  const { console: agent, electron } = await desk.launch();
  const { page } = agent;
  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  const attempts = await page.evaluate(async (url) => {
    const outcome = (step: Promise<unknown>) => step.then(() => 'done', String);
    window.open('file:///etc/passwd');
    window.open('javascript:alert(1)');
    window.open('https://example.com/help');
    const script = document.createElement('script');
    script.textContent = 'window.hasInjected = true';
    document.body.append(script);
    return {
      fetch: await outcome(fetch(url, { mode: 'no-cors' })),
      permission: await Notification.requestPermission(),
      media: await outcome(navigator.mediaDevices.getUserMedia({ audio: true })),
      hasInjected: 'hasInjected' in window,
    };
  }, `${server.url}/`);
  expect(attempts).toMatchObject({ permission: 'denied', hasInjected: false });
  expect(attempts.fetch).toContain('Failed to fetch');
  expect(attempts.media).not.toBe('done');
  await page.evaluate(() => {
    window.location.href = 'https://example.com/';
  });
  const state = () =>
    electron.evaluate(({ BrowserWindow, webContents }) => ({
      windows: BrowserWindow.getAllWindows().length,
      url: webContents.getAllWebContents()[0]?.getURL(),
      opened: (globalThis as { opened?: string[] }).opened,
    }));
  await expect.poll(state).toEqual({
    windows: 1,
    url: 'app://deskbell/console/',
    opened: ['https://example.com/help'],
  });
  await expect(page.getByLabel(agent.words.signIn.email)).toBeVisible();
});

test('where no keyring is, nobody stays signed in and nothing is left to be read', async ({
  desk,
  people,
  server,
}) => {
  const { email } = await server.agent('Mira');
  const before = await desk.launch({ hasKeyring: false });
  await before.console.signIn(email);
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('Who can read this?');
  await expect(before.console.rows).toHaveCount(1);
  const found = () => filesWith(desk.folder, ['Who can read this?', email]).length;
  await expect.poll(found).toBeGreaterThan(0);
  await before.quit();
  const app = await desk.launch({ hasKeyring: false });
  await expect(app.console.page.getByLabel(app.console.words.signIn.email)).toBeVisible();
  await expect.poll(found).toBe(0);
});
