import { EventEmitter } from 'node:events';
import { withGaps } from '../not-emulated.ts';
import { preventable } from '../preventable.ts';
import { record } from '../record.ts';
import { allWindows } from './all-windows.ts';
import { AppPaths } from './app-paths.ts';
import { CommandLine } from './command-line.ts';
import { SingleInstance } from './single-instance.ts';

/** What `boot` knows of the app before its main file runs. */
export type AppIdentity = { name: string; version: string; path: string; isPackaged: boolean };

class App extends EventEmitter {
  readonly commandLine = new CommandLine(process.argv.slice(1));
  identity: AppIdentity = { name: 'Electron', version: '0.0.0', path: '', isPackaged: false };
  /** Given by `boot`: ends what the host started. */
  stopHost: () => Promise<void> = async () => undefined;
  isQuitting = false;
  isExiting = false;
  #isReady = false;
  #badge = 0;
  readonly #paths = new AppPaths();
  readonly #instance = new SingleInstance();
  readonly #ready = Promise.withResolvers<void>();

  get name(): string {
    return this.identity.name;
  }
  set name(name: string) {
    this.identity = { ...this.identity, name };
  }
  get isPackaged(): boolean {
    return this.identity.isPackaged;
  }
  get badgeCount(): number {
    return this.#badge;
  }
  set badgeCount(count: number) {
    this.setBadgeCount(count);
  }
  getName = () => this.identity.name;
  setName = (name: string) => {
    this.name = name;
  };
  getVersion = () => this.identity.version;
  getAppPath = () => this.identity.path;
  getLocale = () => this.commandLine.getSwitchValue('lang') || 'en-US';
  getPreferredSystemLanguages = () => [this.getLocale()];

  isReady(): boolean {
    return this.#isReady;
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  /** Told by `boot` once windows can be made. */
  becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('will-finish-launching');
    this.emit('ready', preventable(), {});
  }

  getPath(name: string): string {
    const userData = this.commandLine.getSwitchValue('user-data-dir');
    return this.#paths.get(name, { name: this.name, userData });
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  enableSandbox(): void {
    if (this.#isReady)
      throw new Error('app.enableSandbox() can only be called before app is ready');
    record('app.enableSandbox');
  }
  setBadgeCount(count = 0): boolean {
    this.#badge = count;
    record('app.setBadgeCount', count);
    return true;
  }
  getBadgeCount(): number {
    return this.#badge;
  }
  setAppUserModelId(id: string): void {
    record('app.setAppUserModelId', id);
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    const second = { argv: process.argv, cwd: process.cwd(), additionalData };
    return this.#instance.request(this.getPath('userData'), second, (start) => {
      this.whenReady().then(() =>
        this.emit('second-instance', preventable(), start.argv, start.cwd, start.additionalData),
      );
    });
  }
  hasSingleInstanceLock(): boolean {
    return this.#instance.isHeld;
  }
  releaseSingleInstanceLock(): void {
    this.#instance.release();
  }

  /** Before-quit, then every window’s close, then will-quit, then quit; each of them may stop it. */
  quit(): void {
    if (this.isQuitting) return;
    this.isQuitting = true;
    const event = preventable();
    this.emit('before-quit', event);
    if (event.defaultPrevented) {
      this.isQuitting = false;
      return;
    }
    const windows = [...allWindows.values()];
    for (const window of windows) {
      window.isClosing = false;
      window.close();
      if (!this.isQuitting) return;
    }
    if (windows.length === 0) this.#willQuit();
  }

  /** Told by a window that stayed. */
  closeRefused(): void {
    this.isQuitting = false;
  }

  /** Told by a window that went. */
  windowClosed(): void {
    if (allWindows.size > 0 || this.isExiting) return;
    if (this.isQuitting) this.#willQuit();
    else if (this.listenerCount('window-all-closed')) this.emit('window-all-closed');
    else this.quit();
  }

  #willQuit(): void {
    setImmediate(() => {
      if (this.isExiting) return;
      const event = preventable();
      this.emit('will-quit', event);
      if (event.defaultPrevented) this.isQuitting = false;
      else this.exit(0);
    });
  }

  exit(code = 0): void {
    if (this.isExiting) return;
    this.isExiting = true;
    this.emit('quit', preventable(), code);
    const leave = () => {
      this.releaseSingleInstanceLock();
      process.exit(code);
    };
    this.stopHost().then(leave, (error: unknown) => {
      console.error('electron-host: could not stop', error);
      leave();
    });
  }
}
withGaps('App', App.prototype, [
  'commandLine',
  'getName',
  'setName',
  'getVersion',
  'getAppPath',
  'getLocale',
  'getPreferredSystemLanguages',
]);

export const app = new App();
app.setMaxListeners(0);
