import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Connection } from './connection.ts';
import { switchesFor } from './switches.ts';
import { TargetSession } from './target-session.ts';

type TargetInfo = { targetId: string; type: string; url: string; openerId?: string };
type Attached = { sessionId: string; targetInfo: TargetInfo; waitingForDebugger: boolean };

/**
 * The browser that draws the app’s windows. This process speaks to it over a pipe, so that it goes when this process
 * goes, however that happens; Playwright speaks to it over a port.
 */
class Chromium extends EventEmitter {
  userAgent = '';
  version = '';
  #process: ChildProcess | null = null;
  #connection: Connection | null = null;
  #root: TargetSession | null = null;
  #isGone = false;
  readonly #sessions = new Map<string, TargetSession>();
  readonly #pages = new Map<string, TargetSession>();
  readonly #claims = new Map<string, (page: TargetSession) => void>();

  get root(): TargetSession {
    if (!this.#root) throw new Error('electron-host: Chromium is not running yet');
    return this.#root;
  }

  /** Answers where Playwright finds it. */
  async start(userDataDir: string, switches: ReadonlyMap<string, string>): Promise<string> {
    preferNoHistory(userDataDir);
    const program = process.env.ELECTRON_HOST_CHROMIUM ?? '/usr/bin/chromium';
    const child = spawn(program, switchesFor(switches, userDataDir), {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    this.#process = child;
    const address = addressIn(child);
    const connection = new Connection(
      child.stdio[3] as Writable,
      child.stdio[4] as Readable,
      (sessionId, method, params) => this.#hear(sessionId, method, params),
    );
    this.#connection = connection;
    this.#root = new TargetSession(connection);
    child.once('exit', () => {
      this.#isGone = true;
      connection.end();
      this.emit('exit');
    });
    const found = await address;
    const about = await this.root.send<{ product: string; userAgent: string }>(
      'Browser.getVersion',
    );
    this.version = about.product.replace(/^[^/]*\//, '');
    this.userAgent = about.userAgent;
    await this.root.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
    });
    return found;
  }

  /** A new window whose page has not begun to run. */
  async newWindow(size: { width: number; height: number }, isShown: boolean) {
    const { targetId } = await this.root.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
      ...(isShown ? {} : { windowState: 'minimized' }),
    });
    const page = this.#pages.get(targetId) ?? (await this.#claim(targetId));
    return { targetId, page };
  }

  async close(): Promise<void> {
    const child = this.#process;
    if (!child || this.#isGone) return;
    const gone = once(child, 'exit');
    this.root.post('Browser.close');
    const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
    await gone;
    clearTimeout(timer);
  }

  #claim(targetId: string): Promise<TargetSession> {
    return new Promise((resolve) => this.#claims.set(targetId, resolve));
  }

  #hear(sessionId: string | undefined, method: string, params: unknown): void {
    if (sessionId !== undefined) {
      this.#sessions.get(sessionId)?.emit(method, params);
      if (method !== 'Target.attachedToTarget') return;
    }
    if (method === 'Target.attachedToTarget') this.#attached(params as Attached);
    if (method === 'Target.detachedFromTarget') this.#detached(params as { sessionId: string });
  }

  #attached({ sessionId, targetInfo, waitingForDebugger }: Attached): void {
    if (!this.#connection) return;
    const session = new TargetSession(this.#connection, sessionId);
    this.#sessions.set(sessionId, session);
    if (targetInfo.type !== 'page') {
      if (waitingForDebugger) session.post('Runtime.runIfWaitingForDebugger');
    } else if (targetInfo.openerId) {
      // Slipped past window.open and links, which are the app’s to decide on.
      this.root.post('Target.closeTarget', { targetId: targetInfo.targetId });
    } else {
      this.#pages.set(targetInfo.targetId, session);
      this.#claims.get(targetInfo.targetId)?.(session);
    }
  }

  #detached({ sessionId }: { sessionId: string }): void {
    const session = this.#sessions.get(sessionId);
    this.#sessions.delete(sessionId);
    session?.emit('detached');
  }
}

export const chromium = new Chromium();

function addressIn(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (piece) => {
      said = (said + piece).slice(-4_000);
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      reject(new Error(`Chromium did not start (exit ${code}):\n${said}`)),
    );
  });
}

/** A browser remembers what was typed into forms; Electron does not. */
function preferNoHistory(userDataDir: string): void {
  const folder = join(userDataDir, 'Default');
  const path = join(folder, 'Preferences');
  if (existsSync(path)) return;
  mkdirSync(folder, { recursive: true });
  const off = { profile_enabled: false, credit_card_enabled: false };
  writeFileSync(path, JSON.stringify({ autofill: off, credentials_enable_service: false }));
}
