import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installByApt } from './apt.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A Chromium or Chrome to test in: the one there is, or one installed now where that is ours to do.
 * `DESKBELL_TEST_BROWSER` names one.
 * @throws Error that says what to install
 */
export async function findOrInstallBrowser(): Promise<string> {
  const found = findBrowser() ?? installBrowser();
  if (found) return found;
  throw new Error(
    'The browser tests need Chromium or Chrome. Install one (on Debian: apt-get install chromium), or set DESKBELL_TEST_BROWSER to its path.',
  );
}

function findBrowser(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.DESKBELL_TEST_BROWSER ?? '', ...places, ...fixedPlaces].find(works) ?? null;
}

/** Ubuntu's package of that name only points to a snap, which many machines cannot run: so it is asked. */
function works(path: string): boolean {
  return path !== '' && existsSync(path) && spawnSync(path, ['--version']).status === 0;
}

function installBrowser(): string | null {
  installByApt('Chromium for the browser tests', 'chromium', 'fonts-liberation');
  return findBrowser();
}
