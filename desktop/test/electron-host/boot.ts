import { existsSync, readFileSync, statSync } from 'node:fs';
import Module, { createRequire, registerHooks } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from './chromium/chromium.ts';

// What Electron does before an app’s main file runs, and then runs it.

const program = process.env.ELECTRON_HOST_PROGRAM ?? process.argv[1] ?? '';
const given = process.argv.slice(2);
delete process.env.ELECTRON_HOST_PROGRAM;
process.argv = [program, ...given];
process.execPath = program;
const versions = { ...process.versions, electron: versionOfElectron() };
Object.defineProperty(process, 'versions', { value: versions, configurable: true });
Object.assign(process, { type: 'browser', defaultApp: true });

// The app’s modules read the command line, so it must be Electron’s before they are loaded.
const { electron } = await import('./electron.ts');
const { app } = await import('./emulated/app.ts');
const { endUtilityProcesses } = await import('./emulated/utility-process.ts');
const { leaveBus } = await import('./emulated/notification-bus.ts');
provideElectron();
process.on('uncaughtException', (error) => {
  console.error(`A JavaScript error occurred in the main process\n${error.stack}`);
  if (!app.isReady()) process.exit(1);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
app.stopHost = async () => {
  await endUtilityProcesses();
  await leaveBus();
  await chromium.close();
};
await run(runRequired());

/** Loads the modules named by `-r`, as Playwright’s loader is; answers what app is to run. */
function runRequired(): string {
  const require = createRequire(import.meta.url);
  for (let at = 0; at < given.length; at++) {
    const value = given[at] ?? '';
    if (value === '-r') require(resolve(given[++at] ?? ''));
    else if (!value.startsWith('-')) return resolve(value);
  }
  console.error('electron-host: no app was given');
  return process.exit(1);
}

async function run(target: string): Promise<void> {
  const folder = statSync(target).isDirectory() ? target : dirname(target);
  const about = existsSync(join(folder, 'package.json'))
    ? JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    : {};
  const main = folder === target ? join(folder, about.main ?? 'index.js') : target;
  const name = about.productName ?? about.name ?? app.name;
  app.identity = { name, version: about.version ?? '0.0.0', path: folder, isPackaged: false };
  try {
    await import(pathToFileURL(main).href);
  } catch (error) {
    console.error('App threw an error during load', error);
    process.exit(1);
  }
  if (app.isExiting || app.isQuitting) return;
  const data = join(app.getPath('userData'), 'electron-host-chromium');
  const address = await chromium.start(data, app.commandLine.switches);
  chromium.on('exit', () => {
    if (!app.isExiting) app.exit(1);
  });
  Object.assign(versions, { chrome: chromium.version });
  // Playwright waits for this line.
  process.stderr.write(`\nDevTools listening on ${address}\n`);
  app.becomeReady();
}

/** `electron` means this host, however it is asked for. */
function provideElectron(): void {
  const names = new Set(['electron', 'electron/main', 'electron/common']);
  const loader = Module as unknown as { _load(id: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  loader._load = function (id, ...rest) {
    return names.has(id) ? electron : load.call(this, id, ...rest);
  };
  const url = 'electron-host:electron';
  const exported = Object.keys(electron).map((name) => `export const ${name} = all.${name};`);
  const source = ['const all = globalThis.electronHostExports;', ...exported].join('\n');
  Object.assign(globalThis, { electronHostExports: electron });
  registerHooks({
    resolve: (id, context, next) =>
      names.has(id) ? { url, format: 'module', shortCircuit: true } : next(id, context),
    load: (id, context, next) =>
      id === url ? { format: 'module', source, shortCircuit: true } : next(id, context),
  });
}

function versionOfElectron(): string {
  const path = createRequire(import.meta.url).resolve('electron/package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
