import { once } from 'node:events';
import WebSocket from 'ws';

const patienceMs = 5_000;

/** A WebSocket that speaks Engine.IO and Socket.IO by hand, so that it can say what no client library would. */
export class RawSocket {
  readonly #ws: WebSocket;
  readonly frames: string[] = [];
  closed: { code: number } | null = null;

  constructor(ws: WebSocket) {
    this.#ws = ws;
    ws.on('message', (data) => this.frames.push(String(data)));
    ws.on('close', (code) => {
      this.closed = { code };
    });
    ws.on('error', () => undefined);
  }

  send(frame: string | Buffer): void {
    this.#ws.send(frame);
  }

  /** The first frame, come already or soon, that begins so. */
  async frame(start: string): Promise<string> {
    const deadline = AbortSignal.timeout(patienceMs);
    for (;;) {
      const found = this.frames.find((frame) => frame.startsWith(start));
      if (found !== undefined) return found;
      await once(this.#ws, 'message', { signal: deadline });
    }
  }

  /** What the server answered to the command with this ack number. */
  async answer(ack: number): Promise<unknown> {
    const frame = await this.frame(`43${ack}[`);
    const [value] = JSON.parse(frame.slice(`43${ack}`.length)) as unknown[];
    return value;
  }

  /** Waits until the server has hung up; answers with its close code. */
  async hungUp(): Promise<number> {
    if (this.closed === null)
      await once(this.#ws, 'close', { signal: AbortSignal.timeout(patienceMs) });
    return this.closed?.code ?? 0;
  }

  close(): void {
    this.#ws.terminate();
  }
}

/** A socket that was let in as far as Engine.IO goes. */
export async function openRaw(url: string): Promise<RawSocket> {
  const ws = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const socket = new RawSocket(ws);
  await socket.frame('0');
  return socket;
}

/** A socket that said hello and was welcomed. */
export async function openWelcomed(url: string, auth: object): Promise<RawSocket> {
  const socket = await openRaw(url);
  socket.send(`40${JSON.stringify(auth)}`);
  await socket.frame('42["welcome"');
  return socket;
}
