import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './launch.ts';

type Sample = {
  invoke(channel: string, ...values: unknown[]): Promise<unknown>;
  on(channel: string, listener: (...values: unknown[]) => void): void;
  boom(): void;
  later(double: (value: number) => number): Promise<number>;
  part: Map<string, number>;
};
declare global {
  interface Window {
    sample: Sample;
    hasRun?: boolean;
    got?: unknown[];
  }
  var events: string[];
}

test('an app loads a page by its own protocol, under its own policy', async ({ app, page }) => {
  await expect(page).toHaveTitle('/index');
  expect(await page.evaluate(() => window.hasRun)).toBe(true);
  expect(
    await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL()),
  ).toBe('app://sample/index');
  const fetched = await page.evaluate(() => fetch('/page.js').then(() => 'let through', String));
  expect(fetched).toContain('Failed to fetch');
});

test('values cross to the main process and back as structured clones, errors as Electron words them', async ({
  page,
}) => {
  const answers = await page.evaluate(async () => {
    const circle: Record<string, unknown> = {
      at: new Date(5),
      bytes: new Uint8Array([1, 2]),
      big: 1n,
    };
    circle.self = circle;
    const back = (await window.sample.invoke('echo', circle)) as typeof circle;
    const failure = await window.sample.invoke('fail').catch(String);
    const none = await window.sample.invoke('none').catch(String);
    const bad = await window.sample.invoke('echo', () => 1).catch(String);
    const who = await window.sample.invoke('who');
    const isWhole = back.self === back && back.big === 1n && back.bytes instanceof Uint8Array;
    return { isWhole, time: (back.at as Date).getTime(), failure, none, bad, who };
  });
  expect(answers).toEqual({
    isWhole: true,
    time: 5,
    failure: "Error: Error invoking remote method 'fail': TypeError: no",
    none: "Error: Error invoking remote method 'none': Error: No handler registered for 'none'",
    bad: expect.stringContaining('could not be cloned'),
    who: 'app://sample/index',
  });
});

test('the preload has a world of its own, and what it exposes is copied and frozen', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const refusal = (() => {
      try {
        window.sample.boom();
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    return {
      refusal,
      later: await window.sample.later((value) => value * 2),
      part: window.sample.part.get('a'),
      isFrozen: Object.isFrozen(window.sample),
      hasRequire: 'require' in window || 'process' in window,
      leaks: Object.keys(window).filter((key) => /host|electron|ipc/i.test(key)),
    };
  });
  expect(seen).toEqual({
    refusal: 'Error: bad thing',
    later: 42,
    part: 1,
    isFrozen: true,
    hasRequire: false,
    leaks: [],
  });
});

test('the main process speaks to the page', async ({ app, page }) => {
  await page.evaluate(() => {
    window.got = [];
    window.sample.on('told', (...values) => window.got?.push(...values));
  });
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('told', 1, { at: 'x' });
  });
  await expect.poll(() => page.evaluate(() => window.got)).toEqual([1, { at: 'x' }]);
});

test('links, new windows and permissions are the app’s to decide', async ({ app, page }) => {
  await page.locator('#away').click();
  await page.evaluate(() => window.open('https://pop.example/'));
  await page.evaluate(() => Notification.requestPermission());
  const heard = () => app.evaluate(() => globalThis.events);
  await expect
    .poll(heard)
    .toEqual([
      'navigate https://away.example/',
      'open https://pop.example/',
      'permission notifications',
    ]);
  expect(await page.evaluate(() => Notification.permission)).toBe('denied');
  await page.locator('#next').click();
  await expect(page).toHaveTitle('/next');
});

test('a hidden window’s page sees that it is hidden, and a closed one ends the app', async ({
  app,
  page,
}) => {
  const window = await app.browserWindow(page);
  await window.evaluate((one) => one.hide());
  expect(await window.evaluate((one) => one.isVisible())).toBe(false);
  await window.evaluate((one) => one.show());
  expect(await window.evaluate((one) => one.isVisible())).toBe(true);
  const gone = once(app.process(), 'exit');
  await window.evaluate((one) => one.close()).catch(() => undefined);
  await gone;
});

test('a second start ends and tells the first', async ({ app, page: _, data }) => {
  const host = join(import.meta.dirname, '..');
  const second = spawn(join(host, 'program/electron'), [join(host, 'sample')], {
    env: { ...process.env, SAMPLE_DATA: data },
    stdio: 'ignore',
  });
  await once(second, 'exit');
  await expect.poll(() => app.evaluate(() => globalThis.events)).toContain('second-instance');
});

test('what is not emulated says so', async ({ app, page: _ }) => {
  const said = await app.evaluate((electron) => {
    const sentenceOf = (step: () => unknown) => {
      try {
        return `no error: ${step()}`;
      } catch (error) {
        return (error as Error).message;
      }
    };
    return [
      sentenceOf(() => electron.app.getGPUInfo('basic')),
      sentenceOf(() => electron.webContents.getAllWebContents()[0]?.debugger),
      sentenceOf(() => new electron.Tray('')),
      sentenceOf(() => new electron.BrowserWindow({ webPreferences: { sandbox: false } })),
    ];
  });
  expect(said).toEqual([
    'electron-host: App.getGPUInfo is not emulated',
    'electron-host: WebContents.debugger is not emulated',
    'electron-host: new Tray is not emulated',
    'electron-host: a page that is not sandboxed is not emulated',
  ]);
});
