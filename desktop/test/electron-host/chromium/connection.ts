import { appendFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

type Ask = { method: string; params: object; sessionId: string | undefined };
type Told = {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
};
type Waiting = { method: string; resolve(value: unknown): void; reject(error: Error): void };

/** The DevTools protocol over a pipe: JSON texts that end with a zero byte. */
export class Connection {
  readonly #to: Writable;
  readonly #onTold: (sessionId: string | undefined, method: string, params: unknown) => void;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #isOver = false;

  constructor(to: Writable, from: Readable, onTold: Connection['onTold']) {
    this.#to = to;
    this.#onTold = onTold;
    let held = '';
    from.setEncoding('utf8');
    from.on('data', (piece: string) => {
      const texts = (held + piece).split('\0');
      held = texts.pop() ?? '';
      for (const text of texts) this.#hear(text);
    });
    for (const stream of [to, from]) stream.on('error', (error) => this.note(String(error)));
  }

  get onTold() {
    return this.#onTold;
  }

  ask({ method, params, sessionId }: Ask): Promise<unknown> {
    if (this.#isOver) return Promise.reject(new Error('Chromium has gone'));
    const id = ++this.#lastId;
    const text = JSON.stringify({ id, method, params, sessionId });
    this.note(`> ${text}`);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      this.#to.write(`${text}\0`);
    });
  }

  /** Rejects everything that still waits for an answer. */
  end(): void {
    this.#isOver = true;
    for (const { reject } of this.#waiting.values()) reject(new Error('Chromium has gone'));
    this.#waiting.clear();
  }

  note(line: string): void {
    const file = process.env.ELECTRON_HOST_LOG;
    if (file) appendFileSync(file, `${line.slice(0, 400)}\n`);
  }

  #hear(text: string): void {
    this.note(`< ${text}`);
    const told = JSON.parse(text) as Told;
    if (told.id === undefined) {
      this.#onTold(told.sessionId, told.method ?? '', told.params);
      return;
    }
    const waiting = this.#waiting.get(told.id);
    this.#waiting.delete(told.id);
    if (told.error) waiting?.reject(new Error(`${waiting.method}: ${told.error.message}`));
    else waiting?.resolve(told.result);
  }
}
