import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const welcome = { protocol: 1, actor: 'visitor', cursor: 'c', serverTime: 'now' };

/** A server that can be away for a while, behind a network that holds back what a test says. */
export class OddNetwork {
  /** What came through or was held back, in its order. */
  readonly asked: string[] = [];
  holdsBack: (request: IncomingMessage) => boolean = () => false;
  #http: HttpServer | undefined;
  #io: Server | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const http = createServer((request, response) => {
      response.end(JSON.stringify(this.#answer(request.url ?? '')));
    });
    const io = new Server(http);
    io.on('connection', (socket) => void socket.emit('welcome', welcome));
    const [carry] = http.listeners('request') as ((...args: unknown[]) => void)[];
    http.removeAllListeners('request').on('request', (request, response) => {
      if (!this.#passes(request)) response.writeHead(403).end();
      else carry?.call(http, request, response);
    });
    const [upgrade] = http.listeners('upgrade') as ((...args: unknown[]) => void)[];
    http.removeAllListeners('upgrade').on('upgrade', (request, socket, head) => {
      if (!this.#passes(request)) socket.destroy();
      else upgrade?.call(http, request, socket, head);
    });
    await new Promise<void>((resolve) => http.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (http.address() as AddressInfo).port;
    [this.#http, this.#io] = [http, io];
  }

  async stop(): Promise<void> {
    const closed = this.#io?.close();
    this.#http?.closeAllConnections();
    await closed;
  }

  #passes(request: IncomingMessage): boolean {
    this.asked.push(wayOf(request));
    return !this.holdsBack(request);
  }

  #answer(path: string): object {
    if (path === '/api/visitors/session') return { ...welcome, token: 't', visitor: { id: 'v' } };
    return path.startsWith('/api/conversations') ? { conversations: [], nextPage: null } : {};
  }
}

/** `websocket`, `polling` for a first request of it and `polled` for one that follows, else the path. */
export function wayOf({ headers, url = '' }: IncomingMessage): string {
  if (headers.upgrade) return 'websocket';
  if (!url.startsWith('/socket.io/')) return url.replace(/\?.*/, '');
  return url.includes('sid=') ? 'polled' : 'polling';
}
