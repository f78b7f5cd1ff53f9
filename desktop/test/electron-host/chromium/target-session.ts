import { EventEmitter } from 'node:events';
import type { Connection } from './connection.ts';

const tries = 200;
const pauseMs = 10;

/** The conversation with one page of Chromium’s, or with Chromium itself, over the DevTools protocol. */
export class TargetSession extends EventEmitter {
  readonly #connection: Connection;
  readonly #id: string | undefined;

  constructor(connection: Connection, id?: string) {
    super();
    this.setMaxListeners(0);
    this.#connection = connection;
    this.#id = id;
  }

  /** While a navigation commits, Chromium refuses `Page.*` for some milliseconds; that is no answer, so it is asked again. */
  async send<Result = Record<string, unknown>>(
    method: string,
    params: object = {},
  ): Promise<Result> {
    for (let tried = 1; ; tried++) {
      try {
        return (await this.#connection.ask({ method, params, sessionId: this.#id })) as Result;
      } catch (error) {
        const isBetweenPages = /Not attached to an active page/.test(String(error));
        if (!isBetweenPages || tried === tries) throw error;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  /** For what may lose the race with a page that closes. */
  post(method: string, params: object = {}): void {
    this.send(method, params).catch((error: unknown) => this.#connection.note(String(error)));
  }
}
