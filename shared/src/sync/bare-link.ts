import type { Answer } from '../error.ts';
import type { Hello, Welcome } from '../hello.ts';
import { callFrame, connectFrame, type Frame, pong, readFrame } from './bare-frame.ts';
import type { Clock } from './clock.ts';
import { type Link, type LinkListener, LinkTimeout } from './link.ts';
import { errorBodyIn } from './refusal.ts';
import { systemClock } from './system-clock.ts';

/** What is used of the browser's `WebSocket`. */
type Socket = {
  onmessage: ((event: never) => unknown) | null;
  onclose: ((event: never) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
  send(text: string): void;
  close(): void;
};

export type SocketClass = new (url: string) => Socket;

type Waiting = { resolve(answer: never): void; reject(error: Error): void; cancel: () => void };

type Connection = {
  socket: Socket;
  hello: Hello;
  listener: LinkListener;
  waiting: Map<number, Waiting>;
  maxBytes: number;
  pingWithinMs: number;
  cancelDeadline: () => void;
};

const openWithinMs = 10_000;

/**
 * A link that speaks Socket.IO over one WebSocket by itself: no HTTP polling, one namespace, text only, which is all
 * the widget needs at an eighth of the client library's weight. Where WebSockets are blocked use `socketIoLink`.
 *
 * @param WebSocket the class of the page
 * @param url origin of the server, such as `https://chat.example`
 */
export function bareLink(WebSocket: SocketClass, url: string, clock: Clock = systemClock): Link {
  let current: Connection | null = null;
  let lastId = 0;

  function open(hello: Hello, listener: LinkListener): void {
    close();
    const socket = new WebSocket(
      `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`,
    );
    const cancelDeadline = clock.after(openWithinMs, () => end(connection));
    const connection: Connection = {
      socket,
      hello,
      listener,
      waiting: new Map(),
      maxBytes: Number.POSITIVE_INFINITY,
      pingWithinMs: openWithinMs,
      cancelDeadline,
    };
    current = connection;
    socket.onmessage = (event: { data: unknown }) => receive(connection, event.data);
    socket.onclose = () => end(connection);
    // The close that follows says all there is to say; Node's sockets throw an error nobody listens to, also after `close`.
    socket.onerror = () => undefined;
  }

  function receive(connection: Connection, data: unknown): void {
    if (connection !== current) return;
    try {
      handle(connection, readFrame(data));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      end(connection);
    }
  }

  function handle(connection: Connection, frame: Frame): void {
    switch (frame.kind) {
      case 'open':
        connection.maxBytes = frame.maxPayload;
        connection.pingWithinMs = frame.pingInterval + frame.pingTimeout;
        connection.socket.send(connectFrame(connection.hello));
        expectPing(connection);
        break;
      case 'ping':
        connection.socket.send(pong);
        expectPing(connection);
        break;
      case 'event':
        tell(connection.listener, frame);
        break;
      case 'answer':
        connection.waiting.get(frame.id)?.resolve(frame.value as never);
        break;
      case 'refused':
        end(connection, frame.data);
        break;
      case 'end':
        end(connection);
        break;
    }
  }

  /** A server that has not pinged in time is gone, whatever the socket believes. */
  function expectPing(connection: Connection): void {
    connection.cancelDeadline();
    connection.cancelDeadline = clock.after(connection.pingWithinMs, () => end(connection));
  }

  function end(connection: Connection, refusal?: unknown): void {
    if (connection !== current) return;
    close();
    connection.listener.onDown(errorBodyIn(refusal));
  }

  function close(): void {
    if (!current) return;
    const { socket, waiting, cancelDeadline } = current;
    current = null;
    cancelDeadline();
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
    for (const { reject } of [...waiting.values()])
      reject(new LinkTimeout('the connection is gone'));
  }

  function call(name: string, input: unknown, timeoutMs: number): Promise<Answer<never>> {
    return new Promise((resolve, reject) => {
      if (!current) throw new LinkTimeout('there is no connection');
      const { socket, waiting, maxBytes } = current;
      lastId += 1;
      const id = lastId;
      const frame = callFrame(id, name, input);
      if (byteLength(frame) > maxBytes) {
        resolve({ ok: false, error: { code: 'tooLarge', message: 'the call is too large' } });
        return;
      }
      const finish =
        <Value>(then: (value: Value) => void) =>
        (value: Value) => {
          waiting.delete(id);
          cancel();
          then(value);
        };
      const settled = { resolve: finish(resolve), reject: finish(reject) };
      const cancel = clock.after(timeoutMs, () =>
        settled.reject(new LinkTimeout(`no answer to ${name} within ${timeoutMs} ms`)),
      );
      waiting.set(id, { ...settled, cancel });
      socket.send(frame);
    });
  }

  return { open, close, call };
}

function tell(listener: LinkListener, { name, body }: { name: string; body: unknown }): void {
  if (name === 'welcome') listener.onWelcome(body as Welcome);
  else listener.onEvent(name, body);
}

/** Length in UTF-8. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const { length } of text.matchAll(/[\u0080-\uffff]/g)) bytes += 2 * length;
  return bytes + text.length;
}
