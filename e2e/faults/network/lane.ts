import type { Socket } from 'node:net';

/** How long bytes take, in ms: `delayMs` and up to `jitterMs` more. */
export type Weather = { delayMs: number; jitterMs: number };

/** One direction of a connection. Bytes keep their order, as TCP promises: they can only come late, or never. */
export class Lane {
  readonly #to: Socket;
  readonly #weather: () => Weather;
  #waiting: { chunk: Buffer | null; due: number }[] = [];
  #timer: NodeJS.Timeout | null = null;
  #isHeld = false;
  #isDead = false;

  constructor(from: Socket, to: Socket, weather: () => Weather) {
    this.#to = to;
    this.#weather = weather;
    from.on('data', (chunk) => this.#take(chunk));
    from.on('end', () => this.#take(null));
  }

  /** Nothing passes until `release`. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    this.#flush();
  }

  /** Everything from here on is swallowed, and neither end is told. */
  kill(): void {
    this.#isDead = true;
    this.#waiting = [];
  }

  /** Nothing more comes: what waits is delivered, and then the far end hears of the end. */
  end(): void {
    this.#take(null);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.kill();
  }

  #take(chunk: Buffer | null): void {
    if (this.#isDead) return;
    const { delayMs, jitterMs } = this.#weather();
    const last = this.#waiting.at(-1)?.due ?? 0;
    const due = Math.max(last, Date.now() + delayMs + Math.random() * jitterMs);
    this.#waiting.push({ chunk, due });
    this.#flush();
  }

  #flush(): void {
    if (this.#isHeld) return;
    const now = Date.now();
    while (this.#waiting[0] && this.#waiting[0].due <= now) {
      const { chunk } = this.#waiting.shift() ?? { chunk: null };
      if (chunk) this.#to.write(chunk);
      else this.#to.end();
    }
    const next = this.#waiting[0];
    if (!next) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), next.due - now);
  }
}
