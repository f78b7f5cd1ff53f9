import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { standInForElectron } from '../stand-in.ts';

standInForElectron();
const host = join(import.meta.dirname, '..');

type Fixtures = { data: string; app: ElectronApplication; page: Page };

/** The sample app on the test host. */
export const test = base.extend<Fixtures>({
  data: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'electron-host-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  app: async ({ data }, use, info) => {
    info.skip(process.platform !== 'linux', 'this host runs on Linux only');
    const app = await launchSample(data);
    await use(app);
    await app.close();
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow();
    await page.waitForFunction(() => 'hasRun' in window);
    await use(page);
  },
});

export const launchSample = (data: string): Promise<ElectronApplication> =>
  _electron.launch({
    args: [join(host, 'sample')],
    env: {
      ...(process.env as Record<string, string>),
      SAMPLE_DATA: data,
    },
  });
