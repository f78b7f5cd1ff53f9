import type { DownEvent, EventBody, EventName } from '@deskbell/shared/down';
import type { Answer } from '@deskbell/shared/error';
import type { Welcome } from '@deskbell/shared/hello';
import type { CommandName, Input, Output } from '@deskbell/shared/up';
import { io, type Socket } from 'socket.io-client';

const patienceMs = 5_000;

/** One end of a real socket. */
export class TestClient {
  readonly socket: Socket;
  readonly welcome: Welcome;
  readonly heard: DownEvent[] = [];
  #waiting = new Set<() => void>();

  constructor(socket: Socket, welcome: Welcome) {
    this.socket = socket;
    this.welcome = welcome;
    socket.onAny((event: EventName, body: unknown) => {
      this.heard.push({ event, body } as DownEvent);
      for (const look of this.#waiting) look();
    });
  }

  /** The answer as it is, error or not. */
  ask<Name extends CommandName>(name: Name, input: Input<Name>): Promise<Answer<Output<Name>>> {
    return this.socket.timeout(patienceMs).emitWithAck(name, input);
  }

  /** The value. @throws with the error body when there is none */
  async call<Name extends CommandName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    const answer = await this.ask(name, input);
    if (!answer.ok) throw Object.assign(new Error(`${name}: ${answer.error.code}`), answer.error);
    return answer.value;
  }

  /** The first event of this name, heard already or soon, that fits. */
  hears<Name extends EventName>(
    name: Name,
    fits: (body: EventBody<Name>) => boolean = () => true,
  ): Promise<EventBody<Name>> {
    const { promise, resolve, reject } = Promise.withResolvers<EventBody<Name>>();
    const look = () => {
      const found = this.heardOf(name).find(fits);
      if (found) finish(() => resolve(found));
    };
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      this.#waiting.delete(look);
      settle();
    };
    const timer = setTimeout(() => {
      const names = this.heard.map(({ event }) => event).join(', ') || 'nothing';
      finish(() => reject(new Error(`${name} was not heard; heard: ${names}`)));
    }, patienceMs);
    this.#waiting.add(look);
    look();
    return promise;
  }

  heardOf<Name extends EventName>(name: Name): EventBody<Name>[] {
    return this.heard.flatMap((one) => (one.event === name ? [one.body as EventBody<Name>] : []));
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Connects and waits for the welcome. @throws with the server's error body when it refuses */
export function connect(
  url: string,
  auth: object,
  headers: Record<string, string> = {},
): Promise<TestClient> {
  const socket = io(url, {
    auth,
    extraHeaders: headers,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<TestClient>();
  socket.once('welcome', (welcome: Welcome) => resolve(new TestClient(socket, welcome)));
  socket.once('connect_error', (error: Error & { data?: object }) => {
    socket.close();
    reject(Object.assign(error, error.data));
  });
  return promise;
}
