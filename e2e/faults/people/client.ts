import type { Hello } from '@deskbell/shared/hello';
import { bareLink, type SocketClass } from '@deskbell/shared/sync/bare-link';
import { createEngine, type Draft, type Engine } from '@deskbell/shared/sync/engine';
import type { Link } from '@deskbell/shared/sync/link';
import { type Io, socketIoLink } from '@deskbell/shared/sync/socket-io-link';
import type { Outgoing, Store } from '@deskbell/shared/sync/store';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { Part } from '../plan/cast.ts';
import type { Ledger } from '../told/ledger.ts';
import { Life } from './life.ts';
import type { Pace } from './pace.ts';
import type { Shelf } from './stores.ts';

export type ClientParts = {
  part: Part;
  url: string;
  pace: Pace;
  shelf: Shelf;
  ledger: Ledger;
  hello: () => Hello;
};

const links: Record<Part['link'], (url: string) => Link> = {
  bare: (url) => bareLink(WebSocket as unknown as SocketClass, url),
  'socket.io': (url) => socketIoLink(io as unknown as Io, url),
};

/** A tab, window or device: the real engine over a real link and a store, which can crash and start again. */
export class Client {
  readonly part: Part;
  /** What went wrong without stopping anything. */
  readonly troubles: unknown[] = [];
  /** The store has seen everything since before the first message. */
  isWhole = true;
  readonly #parts: ClientParts;
  #lives = 0;
  #life: Life;
  #engine: Engine;
  #store: Store;

  constructor(parts: ClientParts) {
    this.#parts = parts;
    this.part = parts.part;
    this.#life = new Life(parts.pace);
    this.#store = parts.shelf.open(this.#life);
    this.#engine = this.#makeEngine();
  }

  get name(): string {
    return this.part.name;
  }

  get engine(): Engine {
    return this.#engine;
  }

  get store(): Store {
    return this.#store;
  }

  get shelf(): Shelf {
    return this.#parts.shelf;
  }

  get isRunning(): boolean {
    return !this.#life.isOver;
  }

  /** When the present was last asked for, and reached. */
  get levelSince(): number {
    return this.#life.levelSince;
  }

  get isStoreBusy(): boolean {
    return this.#life.busy > 0;
  }

  #makeEngine(): Engine {
    const { part, ledger, hello, url } = this.#parts;
    const link = this.#life.link(links[part.link](url), {
      sending: (text) => ledger.of(text),
      answered: (name, value) => ledger.answered(name, value),
    });
    return createEngine({
      link,
      store: this.#store,
      clock: this.#life.clock(),
      hello,
      onTrouble: (error) => this.troubles.push(error),
    });
  }

  get #lifeName(): string {
    return `${this.name} #${this.#lives}`;
  }

  /** Settles once it has started, or has crashed over it. */
  async start(): Promise<void> {
    await this.#life.live(this.#engine.start());
  }

  /** The program is gone from one moment to the next; nobody is told. */
  crash(): void {
    if (this.#life.isOver) return;
    this.#life.crash();
    this.#parts.ledger.forget(this.#lifeName);
    if (!this.shelf.isDurable) this.isWhole = false;
  }

  async startAgain(): Promise<void> {
    if (!this.#life.isOver) return;
    this.#lives += 1;
    this.#life = new Life(this.#parts.pace);
    this.#store = this.shelf.open(this.#life);
    this.#engine = this.#makeEngine();
    await this.start();
  }

  /** Writes a message as a person at the screen does; settles once it is kept. */
  async send(draft: Draft): Promise<void> {
    const sending = this.#parts.ledger.write({
      text: draft.text,
      client: this.name,
      life: this.#lifeName,
      isDurable: this.shelf.isDurable,
    });
    const { id } = await this.#engine.send(draft);
    sending.id = id;
    sending.isKept = true;
  }

  /** Takes note of a text that is stored by another command than a send. */
  noteText(text: string): string {
    this.#parts.ledger.otherTexts.add(text);
    return text;
  }

  /** Throws a refused message away. */
  async discard(entry: Outgoing): Promise<void> {
    const sending = this.#parts.ledger.of(entry.text);
    // It counts from the attempt on: a crash in the middle may have kept it either way.
    if (sending) sending.isDiscarded = true;
    await this.#engine.discard(entry.id);
  }
}
