import type { Logger } from 'pino';
import type { Clock } from '../core/clock.ts';
import { repeat } from '../core/repeat.ts';
import type { Database } from '../db/open.ts';
import type { Bus } from './bus.ts';
import { beat, leave } from './store.ts';

export const beatMs = 1_500;
/** Without a sign of life for so long, in the database and over the bus alike, a server may be dead. */
const aliveMs = 4_000;
/** How often in a row that must be found, since whoever looks may have been away themselves. */
const findings = 2;

type Parts = { bus: Bus; db: Database; clock: Clock; log: Logger };

/** How a server went: it said so, or it did not. */
export type Gone = 'left' | 'died';

/**
 * Keeps `bus.peers` right: the servers of this database, by a row each in the database and by what is heard of them. So
 * a bus that is down is not taken for the death of everybody, nor is a slow database.
 */
export class Members {
  #parts: Parts;
  #heardAt = new Map<string, number>();
  #missed = new Map<string, number>();
  #left = new Set<string>();
  #onGone: (serverId: string, how: Gone) => void = () => undefined;
  #stop: () => void = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { bus } = parts;
    bus.onHeardFrom((serverId) => this.#heard(serverId));
    bus.on('left', (_nothing, serverId) => {
      this.#left.add(serverId);
      this.#remove(serverId, 'left');
    });
  }

  onGone(listener: (serverId: string, how: Gone) => void): void {
    this.#onGone = listener;
  }

  /** Makes this server known. Resolves with the others that live: each will answer to `joined`. */
  async join(): Promise<string[]> {
    const { db, bus, clock, log } = this.#parts;
    const others = await beat(db, bus.serverId, aliveMs);
    for (const id of others) this.#heard(id);
    bus.sayToWhomever('joined', {});
    this.#stop = repeat(
      { clock, log },
      {
        everyMs: beatMs,
        trouble: 'the other servers were not looked up',
        work: async () => this.#look(await beat(db, bus.serverId, aliveMs)),
      },
    );
    return others;
  }

  /** Tells the others that everyone here is on the move. */
  async leave(): Promise<void> {
    const { db, bus, log } = this.#parts;
    this.#stop();
    bus.say('left', {});
    try {
      await leave(db, bus.serverId);
    } catch (error) {
      log.warn({ err: error }, 'this server was not taken off the list; the others will find out');
    }
  }

  #heard(serverId: string): void {
    if (this.#left.has(serverId)) return;
    this.#parts.bus.peers.add(serverId);
    this.#heardAt.set(serverId, this.#parts.clock.now().getTime());
    this.#missed.delete(serverId);
  }

  #look(seen: string[]): void {
    for (const id of seen) this.#heard(id);
    const now = this.#parts.clock.now().getTime();
    for (const id of this.#parts.bus.peers) {
      if (now - (this.#heardAt.get(id) ?? 0) <= aliveMs) continue;
      const missed = (this.#missed.get(id) ?? 0) + 1;
      this.#missed.set(id, missed);
      if (missed >= findings) this.#remove(id, 'died');
    }
  }

  #remove(serverId: string, how: Gone): void {
    if (!this.#parts.bus.peers.delete(serverId)) return;
    this.#heardAt.delete(serverId);
    this.#missed.delete(serverId);
    this.#onGone(serverId, how);
    // It may have died between a commit and what it was to tell of it.
    if (how === 'died') this.#parts.bus.missed();
  }
}
