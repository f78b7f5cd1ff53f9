import { withGaps } from '../not-emulated.ts';
import { addStandardScheme } from '../urls.ts';
import { app } from './app.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Scheme = { scheme: string; privileges?: { standard?: boolean } };

export class Protocol {
  readonly #handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(schemes: readonly Scheme[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes)
      if (privileges?.standard) addStandardScheme(scheme);
  }
  handle(scheme: string, handler: Handler): void {
    if (!app.isReady()) throw new Error('protocol.handle can only be used after app is ready');
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.#handlers.set(scheme, handler);
  }
  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  handlerOf(url: string): Handler | undefined {
    return this.#handlers.get(url.slice(0, url.indexOf(':')));
  }
}
withGaps('Protocol', Protocol.prototype);
