import { randomBytes } from 'node:crypto';
import { type Body, RawSocket } from './raw-socket.ts';

type Credentials = { email: string; password: string };

/** A running server, a site of it, and two agents who may sign in. */
export type Given = Credentials & { url: string; siteKey: string; colleague: Credentials };

export type HttpAnswer = { status: number; body: Body };

/** The server under test, by what anybody can reach of it. */
export class Target {
  readonly url: string;
  readonly siteKey: string;
  readonly #given: Given;
  readonly #agentToken: string;
  readonly sockets: RawSocket[] = [];

  private constructor(given: Given, agentToken: string) {
    this.url = given.url;
    this.siteKey = given.siteKey;
    this.#given = given;
    this.#agentToken = agentToken;
  }

  /** @throws where the agent cannot sign in */
  static async reach(given: Given): Promise<Target> {
    return new Target(given, await new Target(given, '').signIn(given));
  }

  async signIn({ email, password }: Credentials): Promise<string> {
    const { status, body } = await this.http('POST /api/agents/sign-in', { email, password });
    if (status !== 200) throw new Error(`${email} cannot sign in: ${JSON.stringify(body)}`);
    return String(body.token);
  }

  async open(): Promise<RawSocket> {
    const socket = await RawSocket.open(this.url);
    this.sockets.push(socket);
    return socket;
  }

  async connect(auth: Body): Promise<RawSocket> {
    const socket = await this.open();
    const refusal = await socket.hello(auth);
    if (refusal) throw new Error(`refused: ${JSON.stringify(refusal)}`);
    return socket;
  }

  /** A visitor's socket; without a token, a new visitor's. */
  visitor(token?: unknown): Promise<RawSocket> {
    const hello = { protocol: 1, actor: 'visitor', site: this.siteKey };
    return this.connect(token === undefined ? hello : { ...hello, token });
  }

  agent(token = this.#agentToken): Promise<RawSocket> {
    return this.connect({ protocol: 1, actor: 'agent', token });
  }

  async colleague(): Promise<RawSocket> {
    return this.agent(await this.signIn(this.#given.colleague));
  }

  /** A call over REST, as `GET /api/agents`; a string body goes out as it is. */
  async http(request: string, body?: unknown, token?: unknown): Promise<HttpAnswer> {
    const [method = '', path = ''] = request.split(' ');
    const response = await fetch(this.url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? (JSON.parse(text) as Body) : { text } };
  }

  close(): void {
    for (const socket of this.sockets) socket.close();
  }
}

/** A UUID of version 7. */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export const hello = (text = 'Hello'): { id: string; text: string } => ({ id: newId(), text });

/** A visitor who has sent a first message. */
export async function ring(target: Target) {
  const visitor = await target.visitor();
  const { message, conversation } = await visitor.call('sendMessage', hello());
  const conversationId = (conversation as Body).id as string;
  return { visitor, conversationId, message: message as Body };
}
