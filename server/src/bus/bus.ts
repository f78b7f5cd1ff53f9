import type { Logger } from 'pino';
import { atMost } from '../core/at-most.ts';
import type { Carrier } from './carrier.ts';
import type { BusKind, BusMessages } from './message.ts';
import { Waiting } from './waiting.ts';

const tryAgainMs = 500;
const farewellMs = 500;

type Listener = (body: never, from: string) => void;

/**
 * What servers of one database say to one another. Saying never waits and never fails: what cannot be carried waits,
 * and past a bound is dropped. All that is said is numbered, so that what comes twice is heard once, and whoever finds
 * a number missing knows that there was something to hear.
 */
export class Bus {
  /** This process; after a restart it is somebody else. */
  readonly serverId: string;
  /** The other servers. Who has none says nothing and pays nothing. */
  readonly peers = new Set<string>();
  #carrier: Carrier | null;
  #log: Logger;
  /** How everything this server says begins. */
  #mark: string;
  #listeners = new Map<BusKind, Listener[]>();
  #heardFrom: (serverId: string) => void = () => undefined;
  #gap: () => void = () => undefined;
  #waiting = new Waiting();
  /** How many things this server has said, and the number of what was heard last from each other. */
  #said = 0;
  #heard = new Map<string, number>();
  #sending: Promise<void> | null = null;
  #isConnected = false;
  #isInTrouble = false;
  #isClosed = false;

  /** Without a carrier this server is alone, whatever happens. */
  constructor(given: { serverId: string; carrier: Carrier | null; log: Logger }) {
    this.serverId = given.serverId;
    this.#carrier = given.carrier;
    this.#log = given.log;
    this.#mark = `["${given.serverId}"`;
  }

  get isAlone(): boolean {
    return this.#carrier === null;
  }

  /** Whether what is said now is heard now. */
  get isUp(): boolean {
    return this.#isConnected && !this.#isInTrouble;
  }

  on<Kind extends BusKind>(
    kind: Kind,
    listener: (body: BusMessages[Kind], from: string) => void,
  ): void {
    const known = this.#listeners.get(kind) ?? [];
    this.#listeners.set(kind, [...known, listener as Listener]);
  }

  /** Hears every sign of life of another server. */
  onHeardFrom(listener: (serverId: string) => void): void {
    this.#heardFrom = listener;
  }

  /** Hears that something others said may have been missed. */
  onGap(listener: () => void): void {
    this.#gap = listener;
  }

  /** Something others were about to say will not be said any more. */
  missed(): void {
    this.#gap();
  }

  async open(): Promise<void> {
    await this.#carrier?.open({
      hear: (payload) => this.#hear(payload),
      up: (isGapless) => this.#up(isGapless),
      down: (error) => this.#down(error),
    });
    this.#isConnected = true;
  }

  say<Kind extends BusKind>(kind: Kind, body: BusMessages[Kind]): void {
    if (this.peers.size > 0) this.sayToWhomever(kind, body);
    else this.#said += 1;
  }

  /** Also where no other server is known yet. */
  sayToWhomever<Kind extends BusKind>(kind: Kind, body: BusMessages[Kind]): void {
    if (this.#isClosed || this.isAlone) return;
    this.#said += 1;
    this.#waiting.add(JSON.stringify([this.serverId, this.#said, kind, body]));
    // What is said in one go leaves in one go.
    queueMicrotask(() => this.#send());
  }

  /** Says what is left to say, where it can be said, and hangs up. */
  async close(): Promise<void> {
    // Once it fails there is nobody to say it to; trying on at once would be for ever.
    const said = async () => {
      for (this.#send(); this.#sending; this.#send()) {
        await this.#sending;
        if (this.#isInTrouble) return;
      }
    };
    await atMost(farewellMs, said());
    this.#isClosed = true;
    await this.#carrier?.close();
  }

  /** One send at a time; what is said meanwhile shares the next. */
  #send(): void {
    if (!this.#carrier || !this.#isConnected || this.#isClosed) return;
    if (this.#sending || this.#waiting.isEmpty) return;
    const { payloads, settle } = this.#waiting.take();
    this.#sending = this.#carrier.send(payloads).then(
      () => {
        settle();
        this.#recovered();
        this.#sending = null;
        this.#send();
      },
      (error: unknown) => {
        this.#trouble(error);
        this.#sending = null;
        setTimeout(() => this.#send(), tryAgainMs).unref();
      },
    );
  }

  #hear(payload: string): void {
    if (this.#isClosed || payload.startsWith(this.#mark)) return;
    try {
      this.#take(JSON.parse(payload));
    } catch (error) {
      // Somebody else's words, or a newer release's: whatever they were to say is caught up instead.
      this.#log.warn({ err: error }, 'what came from another server cannot be read');
      this.#gap();
    }
  }

  #take([from, number, kind, body]: [string, number, BusKind, unknown]): void {
    this.#heardFrom(from);
    const last = this.#heard.get(from) ?? number - 1;
    if (number <= last) return;
    this.#heard.set(from, number);
    if (number > last + 1) this.#gap();
    // A kind without listeners is of a newer release.
    for (const listener of this.#listeners.get(kind) ?? []) listener(body as never, from);
  }

  #up(isGapless: boolean): void {
    if (this.#isClosed) return;
    this.#isConnected = true;
    this.#recovered();
    if (!isGapless) this.#gap();
    this.#send();
  }

  #down(error: Error): void {
    this.#trouble(error);
    this.#isConnected = false;
  }

  #recovered(): void {
    if (this.#isInTrouble) this.#log.info('other servers can be reached again');
    this.#isInTrouble = false;
  }

  /** Said once, not with every try. */
  #trouble(error: unknown): void {
    if (!this.isUp || this.#isClosed) return;
    this.#isInTrouble = true;
    this.#log.warn({ err: error }, 'other servers cannot be reached; what they miss is caught up');
  }
}
