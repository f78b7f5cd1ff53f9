import { EventEmitter } from 'node:events';
import { chromium } from '../chromium/chromium.ts';
import { NotEmulated, withGaps, withStaticGaps } from '../not-emulated.ts';
import { preventable } from '../preventable.ts';
import { record } from '../record.ts';
import { allWindows } from './all-windows.ts';
import { app } from './app.ts';
import { PageTarget } from './page-target.ts';
import { WebContents, type WebPreferences } from './web-contents.ts';
import { type Bounds, type BoundsOptions, WindowBounds } from './window-bounds.ts';

type Preferences = WebPreferences & {
  nodeIntegration?: boolean;
  contextIsolation?: boolean;
  sandbox?: boolean;
  webviewTag?: boolean;
};
type Options = BoundsOptions & { show?: boolean; title?: string; webPreferences?: Preferences };

const all = new Map<number, BrowserWindow>();
let focused: BrowserWindow | null = null;
let lastId = 0;

export class BrowserWindow extends EventEmitter {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  isClosing = false;
  isGone = false;
  #isVisible: boolean;
  #isMinimized = false;
  #isMaximized = false;
  #title: string;
  #windowId: number | null = null;
  readonly #bounds: WindowBounds;
  readonly #born: Promise<void>;

  constructor({ show = true, title, webPreferences = {}, ...options }: Options = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    refuseUnsafe(webPreferences);
    this.#isVisible = show;
    this.#title = title ?? app.name;
    this.#bounds = new WindowBounds(options);
    this.webContents = new WebContents(webPreferences);
    this.webContents.on('page-asks-to-close', () => this.close());
    this.webContents.on('page-must-close', () => this.destroy());
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.once('destroyed', () => this.#gone());
    all.set(this.id, this);
    allWindows.set(this.id, this);
    this.#born = this.webContents.enqueue(() => this.#makePage());
    app.emit('browser-window-created', preventable(), this);
    app.emit('web-contents-created', preventable(), this.webContents);
    if (show) setImmediate(() => this.#setFocused(true));
  }

  show(): void {
    this.showInactive();
    this.focus();
  }
  showInactive(): void {
    if (this.#isVisible) return;
    this.#isVisible = true;
    this.#place({ windowState: 'normal' });
    setImmediate(() => this.emit('show'));
  }
  /** Chromium gets it minimized, so that the page sees what a hidden page sees. */
  hide(): void {
    if (!this.#isVisible) return;
    this.#isVisible = false;
    this.#place({ windowState: 'minimized' });
    setImmediate(() => this.emit('hide'));
    this.#setFocused(false);
  }
  focus(): void {
    if (!this.#isVisible) return;
    const { targetId } = this.webContents;
    if (targetId) chromium.root.post('Target.activateTarget', { targetId });
    this.#setFocused(true);
  }
  minimize(): void {
    this.#isMinimized = true;
    this.#place({ windowState: 'minimized' });
    setImmediate(() => this.emit('minimize'));
    this.#setFocused(false);
  }
  restore(): void {
    this.#isMinimized = false;
    this.#place({ windowState: 'normal' });
    setImmediate(() => this.emit('restore'));
    this.#setFocused(true);
  }
  maximize(): void {
    this.#isMaximized = true;
    setImmediate(() => this.emit('maximize'));
  }
  unmaximize(): void {
    this.#isMaximized = false;
    setImmediate(() => this.emit('unmaximize'));
  }
  isVisible = () => this.#isVisible && !this.#isMinimized;
  isFocused = () => focused === this;
  isMinimized = () => this.#isMinimized;
  isMaximized = () => this.#isMaximized;
  isFullScreen = () => false;
  isDestroyed = () => this.isGone;
  getBounds = (): Bounds => this.#bounds.get();
  getNormalBounds = (): Bounds => this.#bounds.get();
  getTitle = () => this.#title;

  setTitle(title: string): void {
    this.#title = title;
  }
  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds.set(bounds);
    setImmediate(() => this.emit('resize'));
  }
  setOverlayIcon(_icon: unknown, description: string): void {
    record('window.setOverlayIcon', description);
  }
  flashFrame(isFlashing: boolean): void {
    record('window.flashFrame', isFlashing);
  }
  setContentProtection(isOn: boolean): void {
    record('window.setContentProtection', isOn);
  }
  removeMenu(): void {
    record('window.removeMenu');
  }
  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  close(): void {
    if (this.isGone || this.isClosing) return;
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented) app.closeRefused();
    else this.destroy();
  }
  destroy(): void {
    if (this.isGone) return;
    this.isClosing = true;
    void this.#born.then(() => {
      const { targetId } = this.webContents;
      if (targetId) chromium.root.post('Target.closeTarget', { targetId });
    });
  }

  async #makePage(): Promise<void> {
    const { width, height } = this.#bounds.get();
    const { targetId, page } = await chromium.newWindow({ width, height }, this.#isVisible);
    await this.webContents.attach(new PageTarget(page, targetId));
    const { windowId } = await page.send<{ windowId: number }>('Browser.getWindowForTarget');
    this.#windowId = windowId;
  }

  #place(bounds: object): void {
    void this.webContents.enqueue(async () => {
      if (this.#windowId === null || this.isGone) return;
      const { targetId } = this.webContents;
      if (targetId)
        chromium.root.post('Browser.setWindowBounds', { windowId: this.#windowId, bounds });
    });
  }

  #setFocused(isFocused: boolean): void {
    if (isFocused === (focused === this) || this.isGone) return;
    const before = focused;
    focused = isFocused ? this : null;
    before?.emit('blur');
    if (isFocused) this.emit('focus');
    app.emit(isFocused ? 'browser-window-focus' : 'browser-window-blur', preventable(), this);
  }

  #gone(): void {
    if (this.isGone) return;
    this.isGone = true;
    all.delete(this.id);
    allWindows.delete(this.id);
    if (focused === this) focused = null;
    this.emit('closed');
    app.windowClosed();
  }

  static getAllWindows = () => [...all.values()];
  static getFocusedWindow = () => focused;
  static fromId = (id: number) => all.get(id) ?? null;
  static fromWebContents = (contents: WebContents) =>
    [...all.values()].find((window) => window.webContents === contents) ?? null;
}

function refuseUnsafe(preferences: Preferences): void {
  const { nodeIntegration, contextIsolation, sandbox, webviewTag } = preferences;
  if (nodeIntegration || contextIsolation === false || sandbox === false || webviewTag)
    throw new NotEmulated('a page that is not sandboxed');
}

withGaps('BrowserWindow', BrowserWindow.prototype, [
  'id',
  'webContents',
  'isVisible',
  'isFocused',
  'isMinimized',
  'isMaximized',
  'isFullScreen',
  'isDestroyed',
  'getBounds',
  'getNormalBounds',
  'getTitle',
]);
withStaticGaps('BrowserWindow', BrowserWindow);
