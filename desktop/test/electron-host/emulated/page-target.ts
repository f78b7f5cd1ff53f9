import { EventEmitter } from 'node:events';
import type { TargetSession } from '../chromium/target-session.ts';
import type { FromPage } from '../page/preload-world.ts';
import { fromChromium } from '../urls.ts';
import type { HeldRequest } from './answer-request.ts';

const world = 'Electron Isolated Context';

type Context = { id: number; name: string; auxData?: { frameId?: string } };
type Frame = { id: string; url: string; urlFragment?: string };

/** What a page of Chromium’s tells by itself. */
type Heard = {
  told: [FromPage, contextId: number];
  navigated: [url: string];
  movedWithin: [url: string];
  domReady: [];
  loaded: [];
  crashed: [];
  held: [HeldRequest];
  gone: [];
};

/** One page of Chromium’s with a world for the preload in it. */
export class PageTarget extends EventEmitter<Heard> {
  readonly session: TargetSession;
  readonly targetId: string;
  #contextId: number | null = null;

  constructor(session: TargetSession, targetId: string) {
    super();
    this.session = session;
    this.targetId = targetId;
  }

  /** The context that the preload runs in now; a call from an older one is not answered any more. */
  get contextId(): number | null {
    return this.#contextId;
  }

  /** Sets everything up before anything of the page has run. */
  async prepare(scripts: { page: string; preload: string }): Promise<void> {
    this.#listen();
    const { session } = this;
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: false,
        flatten: true,
      }),
      session.send('Runtime.addBinding', { name: 'hostSend', executionContextName: world }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: scripts.preload,
        worldName: world,
      }),
    ]);
    await session.send('Runtime.runIfWaitingForDebugger');
  }

  /** Calls `hostReceive` in the preload’s world. */
  tell(contextId: number | null, ...values: unknown[]): void {
    if (contextId === null) return;
    this.session.post('Runtime.callFunctionOn', {
      functionDeclaration: 'function (...values) { globalThis.hostReceive?.(...values); }',
      executionContextId: contextId,
      arguments: values.map((value) => ({ value })),
    });
  }

  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.session.send<{
      result: { value?: unknown };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    }>('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  #listen(): void {
    const { session } = this;
    const isMain = (frameId: string | undefined) => frameId === this.targetId;
    session.on('detached', () => this.emit('gone'));
    session.on('Runtime.executionContextCreated', ({ context }: { context: Context }) => {
      if (isMain(context.auxData?.frameId) && context.name === world) this.#contextId = context.id;
    });
    session.on('Runtime.executionContextDestroyed', (told: { executionContextId: number }) => {
      if (told.executionContextId === this.#contextId) this.#contextId = null;
    });
    session.on(
      'Runtime.bindingCalled',
      (told: { name: string; payload: string; executionContextId: number }) => {
        if (told.name === 'hostSend' && told.executionContextId === this.#contextId)
          this.emit('told', JSON.parse(told.payload) as FromPage, told.executionContextId);
      },
    );
    session.on('Page.frameNavigated', ({ frame }: { frame: Frame }) => {
      // A window is born with an empty page that Electron does not know.
      if (isMain(frame.id) && frame.url !== 'about:blank')
        this.emit('navigated', fromChromium(frame.url + (frame.urlFragment ?? '')));
    });
    session.on('Page.navigatedWithinDocument', (told: { frameId: string; url: string }) => {
      if (isMain(told.frameId)) this.emit('movedWithin', fromChromium(told.url));
    });
    session.on('Page.domContentEventFired', () => this.emit('domReady'));
    session.on('Page.loadEventFired', () => this.emit('loaded'));
    session.on('Inspector.targetCrashed', () => {
      this.#contextId = null;
      this.emit('crashed');
    });
    session.on('Fetch.requestPaused', (held: HeldRequest) => this.emit('held', held));
  }
}
