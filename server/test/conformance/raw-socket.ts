import { once } from 'node:events';
import { WebSocket } from 'ws';

const patienceMs = 10_000;

export type Body = Record<string, unknown>;
/** The answer to a command. */
export type Reply = { ok: true; value: Body } | { ok: false; error: Body };

/** A client that knows nothing but frames: Engine.IO 4 and Socket.IO 5 packets as text over one WebSocket. */
export class RawSocket {
  readonly frames: string[] = [];
  readonly socket: WebSocket;
  #watchers = new Set<() => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('close', () => this.#look());
    socket.on('message', (data) => {
      const frame = String(data);
      // A ping is answered by a pong, or the server takes the link for dead.
      if (frame === '2') socket.send('3');
      else this.frames.push(frame);
      this.#look();
    });
  }

  /** Opens the transport, without saying who connects. */
  static async open(url: string): Promise<RawSocket> {
    const address = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const raw = new RawSocket(new WebSocket(address));
    await once(raw.socket, 'open');
    return raw;
  }

  /** Says hello; answers the refusal, or null once welcomed. */
  async hello(auth: unknown): Promise<Body | null> {
    this.send(`40${JSON.stringify(auth)}`);
    const frame = await this.frame((text) => text.startsWith('44') || isEvent(text, 'welcome'));
    return frame.startsWith('44') ? ((JSON.parse(frame.slice(2)) as Body).data as Body) : null;
  }

  /** Connects and waits for the welcome. @throws with the refusal */
  static async connect(url: string, auth: unknown): Promise<RawSocket> {
    const raw = await RawSocket.open(url);
    const refusal = await raw.hello(auth);
    if (refusal) throw new Error(`refused: ${JSON.stringify(refusal)}`);
    return raw;
  }

  get welcome(): Body {
    return this.heard('welcome')[0] ?? {};
  }

  send(frame: string): void {
    this.socket.send(frame);
  }

  /** Sends a command as it is given, however wrong, and waits for its ack. */
  async ask(...packet: unknown[]): Promise<Reply> {
    this.#lastId += 1;
    const ack = `43${this.#lastId}[`;
    this.send(`42${this.#lastId}${JSON.stringify(packet)}`);
    const frame = await this.frame((text) => text.startsWith(ack));
    return JSON.parse(frame.slice(ack.length - 1))[0] as Reply;
  }

  /** The value of a command. @throws with the error body where there is none */
  async call(name: string, input: Body): Promise<Body> {
    const reply = await this.ask(name, input);
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  }

  /** What events of this name have said. */
  heard(name: string): Body[] {
    return this.frames.filter((frame) => isEvent(frame, name)).map(bodyOf);
  }

  async hears(name: string, fits: (body: Body) => boolean = () => true): Promise<Body> {
    return bodyOf(await this.frame((frame) => isEvent(frame, name) && fits(bodyOf(frame))));
  }

  /** The first frame, come already or soon, that fits. */
  frame(fits: (frame: string) => boolean): Promise<string> {
    return this.#wait(
      () => this.frames.find(fits),
      () => `nothing fitting came; last: ${this.frames.at(-1)?.slice(0, 200)}`,
    );
  }

  async closes(): Promise<void> {
    await this.#wait(
      () => this.socket.readyState === WebSocket.CLOSED || undefined,
      () => 'the server keeps the connection open',
    );
  }

  close(): void {
    this.socket.close();
  }

  #look(): void {
    for (const look of this.#watchers) look();
  }

  #wait<Found>(find: () => Found | undefined, complaint: () => string): Promise<Found> {
    const { promise, resolve, reject } = Promise.withResolvers<Found>();
    const timer = setTimeout(() => {
      this.#watchers.delete(look);
      reject(new Error(complaint()));
    }, patienceMs);
    const look = () => {
      const found = find();
      if (found === undefined) return;
      clearTimeout(timer);
      this.#watchers.delete(look);
      resolve(found);
    };
    this.#watchers.add(look);
    look();
    return promise;
  }
}

const isEvent = (frame: string, name: string): boolean => frame.startsWith(`42["${name}"`);

const bodyOf = (frame: string): Body => (JSON.parse(frame.slice(2)) as [string, Body])[1];
