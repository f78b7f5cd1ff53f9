import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { withGaps, withStaticGaps } from '../not-emulated.ts';
import { pageWorldScript, preloadWorldScript } from '../page/source.ts';
import { preventable } from '../preventable.ts';
import { fromChromium, toChromium } from '../urls.ts';
import { answerRequest, type HeldRequest, refuseRequest } from './answer-request.ts';
import { encode, takeFromPage } from './from-page.ts';
import type { PageTarget } from './page-target.ts';
import { type Session, session } from './session.ts';
import { WebFrameMain } from './web-frame-main.ts';

export type WebPreferences = { preload?: string; additionalArguments?: string[] };
type OpenDetails = { url: string; name: string; features: string; disposition: string };
type OpenHandler = (details: object) => { action: 'allow' | 'deny' };

const all = new Map<number, WebContents>();
const token = `host-${crypto.randomUUID()}`;
let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly session: Session = session.defaultSession;
  readonly mainFrame = new WebFrameMain(() => this.#url);
  readonly preloadPath: string | undefined;
  #page: PageTarget | null = null;
  #url = '';
  #title = '';
  /** Steps wait for one another, and all of them for the page. */
  #last: Promise<unknown> = Promise.resolve();
  /** What the app itself loads, and so need not be asked about. */
  #expected: string | null = null;
  #openHandler: OpenHandler | null = null;
  #isGone = false;
  #isCrashed = false;

  constructor({ preload }: WebPreferences) {
    super();
    this.setMaxListeners(0);
    this.preloadPath = preload;
    all.set(this.id, this);
  }

  get targetId(): string | null {
    return this.#page?.targetId ?? null;
  }

  /** Takes the page that Chromium made for this window. */
  async attach(page: PageTarget): Promise<void> {
    this.#page = page;
    page.on('told', (said, contextId) => takeFromPage(this, said, contextId));
    page.on('held', (held) => void this.#answer(page, held));
    page.on('navigated', (url) => {
      this.#url = url;
      this.#isCrashed = false;
      this.emit('did-navigate', preventable(), url, 200, 'OK');
    });
    page.on('movedWithin', (url) => {
      this.#url = url;
      this.emit('did-navigate-in-page', preventable(), url, true);
    });
    page.on('domReady', () => this.#url && this.emit('dom-ready', preventable()));
    page.on('loaded', () => this.#url && void this.#loaded(page));
    page.on('crashed', () => {
      this.#isCrashed = true;
      this.emit('render-process-gone', preventable(), { reason: 'crashed', exitCode: 5 });
    });
    page.on('gone', () => this.#gone());
    const path = this.preloadPath ?? '';
    const { platform, arch, versions } = process;
    const boot = { token, path, process: { platform, arch, versions, sandboxed: true } };
    await page.prepare({
      page: pageWorldScript({ token }),
      preload: preloadWorldScript(boot, path ? readFileSync(path, 'utf8') : ''),
    });
  }

  /** Runs a step when those before it are done. */
  enqueue<Value>(step: () => Promise<Value>): Promise<Value> {
    const done = this.#last.then(step);
    this.#last = done.catch(() => undefined);
    return done;
  }

  tell(contextId: number | null, ...values: unknown[]): void {
    this.#page?.tell(contextId, ...values);
  }

  askToOpen({ url, name, features, disposition }: OpenDetails): void {
    const answer = this.#openHandler?.({ url, frameName: name, features, disposition });
    if (answer?.action !== 'deny')
      console.error(`electron-host: another window (${url}) is not emulated`);
  }

  send(channel: string, ...values: unknown[]): void {
    const text = encode(values);
    void this.enqueue(async () => {
      if (!this.#isGone) this.#page?.tell(this.#page.contextId, 'event', channel, text);
    });
  }

  loadURL(url: string): Promise<void> {
    this.emit('did-start-navigation', preventable({ url, isMainFrame: true }));
    return this.enqueue(async () => {
      const page = this.#requirePage();
      this.#expected = url;
      const finished = new Promise<void>((resolve) => {
        this.once('did-finish-load', resolve);
        this.once('destroyed', resolve);
      });
      const { errorText } = await page.session.send<{ errorText?: string }>('Page.navigate', {
        url: toChromium(url),
      });
      if (errorText) {
        this.emit('did-fail-load', preventable(), -2, errorText, url, true);
        throw new Error(`${errorText.replace('net::', '')} loading '${url}'`);
      }
      return finished;
    });
  }

  reload(): void {
    this.#expected = this.#url;
    void this.enqueue(() => this.#requirePage().session.send('Page.reload'));
  }

  getURL = () => this.#url;
  getTitle = () => this.#title;
  getType = () => 'window';
  isDestroyed = () => this.#isGone;
  isCrashed = () => this.#isCrashed;
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  async executeJavaScript(code: string): Promise<unknown> {
    await this.enqueue(async () => undefined);
    return this.#requirePage().evaluate(code);
  }
  forcefullyCrashRenderer(): void {
    this.#page?.session.post('Page.crash');
  }
  /** Playwright closes pages by this; a window that may stay is asked first. */
  close({ waitForBeforeUnload = false } = {}): void {
    this.emit(waitForBeforeUnload ? 'page-asks-to-close' : 'page-must-close');
  }

  #requirePage(): PageTarget {
    if (!this.#page) throw new Error('electron-host: the window has no page yet');
    return this.#page;
  }

  async #answer(page: PageTarget, held: HeldRequest): Promise<void> {
    try {
      const isMain = held.resourceType === 'Document' && held.frameId === page.targetId;
      if (isMain && !this.#mayNavigate(held)) await refuseRequest(page.session, held, 'Aborted');
      else await answerRequest(page.session, this.session, held);
    } catch (error) {
      // A page that left does not wait for its requests any more.
      if (!/Invalid InterceptionId|Session with given id|has gone/.test(String(error))) throw error;
    }
  }

  /** What the page itself navigates to is the app’s to refuse. */
  #mayNavigate(held: HeldRequest): boolean {
    const asked = held.request.url + (held.request.urlFragment ?? '');
    if (this.#expected !== null && toChromium(this.#expected) === asked) {
      this.#expected = null;
      return true;
    }
    const url = fromChromium(asked);
    const event = preventable({ url, isMainFrame: true, isSameDocument: false });
    this.emit(held.redirectedRequestId ? 'will-redirect' : 'will-navigate', event, url);
    return !event.defaultPrevented;
  }

  async #loaded(page: PageTarget): Promise<void> {
    this.#title = String(await page.evaluate('document.title'));
    this.emit('page-title-updated', preventable(), this.#title, true);
    this.emit('did-finish-load');
  }

  #gone(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    all.delete(this.id);
    this.emit('destroyed');
  }
}
withGaps('WebContents', WebContents.prototype, [
  'id',
  'session',
  'mainFrame',
  'getURL',
  'getTitle',
  'getType',
  'isDestroyed',
  'isCrashed',
]);

export const webContents = withStaticGaps('WebContents', {
  getAllWebContents: () => [...all.values()],
  fromId: (id: number) => all.get(id),
  fromDevToolsTargetId: (targetId: string) =>
    [...all.values()].find((contents) => contents.targetId === targetId),
});
