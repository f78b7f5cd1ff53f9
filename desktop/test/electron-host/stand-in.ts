import { existsSync } from 'node:fs';
import { join } from 'node:path';

const chromiums = ['/usr/lib/chromium/chromium', '/usr/bin/chromium'];

/** Has the `electron` package, and with it Playwright, take this host for Electron in this process and its children. */
export function standInForElectron(): void {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= join(import.meta.dirname, 'program');
  process.env.ELECTRON_HOST_NODE ??= process.execPath;
  process.env.ELECTRON_HOST_CHROMIUM ??=
    chromiums.find((path) => existsSync(path)) ?? process.env.DESKBELL_TEST_BROWSER;
}
