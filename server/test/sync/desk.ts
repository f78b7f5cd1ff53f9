import type { Hello } from '@deskbell/shared/hello';
import type { Message } from '@deskbell/shared/model/message';
import { bareLink } from '@deskbell/shared/sync/bare-link';
import { createEngine, type Engine, type EngineParts } from '@deskbell/shared/sync/engine';
import type { Link } from '@deskbell/shared/sync/link';
import { memoryStore } from '@deskbell/shared/sync/memory-store';
import { type Io, socketIoLink } from '@deskbell/shared/sync/socket-io-link';
import type { State } from '@deskbell/shared/sync/state';
import { systemClock } from '@deskbell/shared/sync/system-clock';
import { io } from 'socket.io-client';
import { vi } from 'vitest';
import { WebSocket } from 'ws';

export const links = {
  bare: (url: string): Link => bareLink(WebSocket, url),
  'socket.io': (url: string): Link => socketIoLink(io as Io, url),
};

/** A client as widget and console have it: the real engine over a real link and a store. */
export class Desk {
  readonly engine: Engine;
  /** What went wrong without stopping anything. */
  readonly troubles: unknown[] = [];
  token: string | undefined;

  constructor(link: Link, hello: (token?: string) => Hello, more: Partial<EngineParts> = {}) {
    this.engine = createEngine({
      link,
      store: memoryStore(),
      clock: systemClock,
      hello: () => hello(this.token),
      onWelcome: ({ token }) => {
        this.token = token ?? this.token;
      },
      onTrouble: (error) => this.troubles.push(error),
      ...more,
    });
  }

  static visitor(link: Link, site: string, token?: string): Desk {
    const desk = new Desk(link, (known) => ({
      protocol: 1,
      actor: 'visitor',
      site,
      ...(known === undefined ? {} : { token: known }),
    }));
    desk.token = token;
    return desk;
  }

  static console(link: Link, token: string): Desk {
    return new Desk(link, () => ({ protocol: 1, actor: 'agent', token }));
  }

  async start(): Promise<this> {
    await this.engine.start();
    await this.until(({ isLevel }) => isLevel);
    return this;
  }

  /** Waits for a state; an engine that waits to reconnect is woken, as a person at the screen would. */
  async until(fits: (state: State) => boolean): Promise<State> {
    await vi.waitFor(
      () => {
        const { state } = this.engine;
        if (state.link === 'offline') this.engine.wake();
        if (!fits(state)) throw new Error(`not there yet: ${describe(state)}`);
      },
      { timeout: 15_000, interval: 20 },
    );
    return this.engine.state;
  }

  send(text: string, conversationId: string | null) {
    return this.engine.send({ text, conversationId });
  }

  /** What the screen shows of a conversation. */
  thread(conversationId: string): readonly Message[] {
    return this.engine.state.threads.get(conversationId)?.messages ?? [];
  }

  /** The visitor's only conversation, once there is one. */
  async conversationId(): Promise<string> {
    const { conversations } = await this.until((state) => state.conversations.size === 1);
    return [...conversations.keys()][0] ?? '';
  }
}

const describe = ({ link, isLevel, outbox, conversations, refusal }: State): string =>
  JSON.stringify({
    link,
    isLevel,
    outbox: outbox.length,
    conversations: conversations.size,
    refusal,
  });
