import { maxWatched } from '@deskbell/shared/rules/limits';
import type { Socket } from 'socket.io';
import { rooms } from './rooms.ts';

/** The conversations that one agent's socket has open, in the order they were named. */
export class Watched {
  #socket: Socket;
  #ids = new Set<string>();

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** After a command was carried out: what it says about what is open here. */
  heed(name: string, { input, value }: { input: unknown; value: object }): void {
    if (name === 'watchConversations' && 'conversationIds' in value)
      this.#replace(value.conversationIds as string[]);
    if (name === 'listMessages') this.#open((input as { conversationId: string }).conversationId);
  }

  #replace(ids: string[]): void {
    const next = new Set(ids);
    for (const id of this.#ids) if (!next.has(id)) this.#leave(id);
    for (const id of next) this.#join(id);
  }

  /** Whoever reads its messages has it open; of too many, the one named first is forgotten. */
  #open(id: string): void {
    this.#join(id.toLowerCase());
    const [first] = this.#ids;
    if (this.#ids.size > maxWatched && first !== undefined) this.#leave(first);
  }

  #join(id: string): void {
    this.#ids.add(id);
    if (this.#socket.connected) void this.#socket.join(rooms.conversation(id));
  }

  #leave(id: string): void {
    this.#ids.delete(id);
    void this.#socket.leave(rooms.conversation(id));
  }
}
