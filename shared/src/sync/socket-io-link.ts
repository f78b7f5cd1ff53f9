import type { Answer } from '../error.ts';
import type { Welcome } from '../hello.ts';
import type { Link, LinkListener } from './link.ts';
import { LinkTimeout } from './link.ts';
import { errorBodyIn } from './refusal.ts';

/** What is used of `socket.io-client`, so that `shared` need not depend on it. */
type Socket = {
  on(event: string, listener: (reason: unknown) => void): unknown;
  onAny(listener: (name: string, body: unknown) => void): unknown;
  timeout(ms: number): {
    emit(name: string, input: unknown, answer: (error: unknown, value: unknown) => void): unknown;
  };
  disconnect(): unknown;
};

type Options = {
  auth: Record<string, unknown>;
  transports: string[];
  tryAllTransports: boolean;
  reconnection: boolean;
  forceNew: boolean;
  timeout: number;
};

export type Io = (url: string, options: Options) => Socket;

const connectWithinMs = 10_000;

/**
 * A link over `socket.io-client`: WebSocket first, HTTP polling where the network blocks it.
 *
 * @param io the `io` function of `socket.io-client`
 * @param url origin of the server, such as `https://chat.example`
 */
export function socketIoLink(io: Io, url: string): Link {
  let socket: Socket | null = null;

  function close(): void {
    const old = socket;
    socket = null;
    old?.disconnect();
  }

  return {
    open(hello, listener) {
      close();
      const opened = io(url, {
        auth: hello,
        transports: ['websocket', 'polling'],
        tryAllTransports: true,
        reconnection: false,
        forceNew: true,
        timeout: connectWithinMs,
      });
      socket = opened;
      hear(opened, listener, () => socket === opened);
    },
    close,
    call: (name, input, timeoutMs) =>
      new Promise((resolve, reject) => {
        if (!socket) return reject(new LinkTimeout('there is no connection'));
        socket.timeout(timeoutMs).emit(name, input, (error, answer) => {
          if (error) reject(new LinkTimeout(`no answer to ${name} within ${timeoutMs} ms`));
          else resolve(answer as Answer<never>);
        });
      }),
  };
}

function hear(socket: Socket, listener: LinkListener, isOpen: () => boolean): void {
  socket.onAny((name, body) => {
    if (!isOpen()) return;
    if (name === 'welcome') listener.onWelcome(body as Welcome);
    else listener.onEvent(name, body);
  });
  socket.on('connect_error', (error) => {
    if (isOpen()) listener.onDown(errorBodyIn((error as { data?: unknown }).data));
  });
  socket.on('disconnect', () => {
    if (isOpen()) listener.onDown();
  });
}
