import type { Presence, PresenceStatus } from '@deskbell/shared/model/presence';
import type { Reader } from '@deskbell/shared/model/receipt';
import type { Clock } from '../core/clock.ts';

/** How long someone may be without a connection, between two pages, before they count as gone. */
export const graceMs = 8_000;

type Entry = {
  who: Reader;
  connections: number;
  /** What an agent chose; visitors are always `online` while connected. */
  chosen: PresenceStatus;
  cancelLeave: (() => void) | null;
};

/**
 * Who is here, in memory: several tabs are one, and a page change does not flicker.
 * `onChange` hears each change of what others can see.
 */
export class Presences {
  #clock: Clock;
  #entries = new Map<string, Entry>();
  #lastSeen = new Map<string, string>();
  #listeners: ((presence: Presence) => void)[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  onChange(listener: (presence: Presence) => void): void {
    this.#listeners.push(listener);
  }

  /** A connection came; call the answer once it has gone. */
  connect(who: Reader): () => void {
    const entry = this.#entries.get(keyOf(who)) ?? this.#enter(who);
    entry.connections += 1;
    entry.cancelLeave?.();
    entry.cancelLeave = null;
    let isGone = false;
    return () => {
      if (isGone) return;
      isGone = true;
      entry.connections -= 1;
      if (entry.connections === 0)
        entry.cancelLeave = this.#clock.after(graceMs, () => this.#leave(entry));
    };
  }

  /** What an agent chose to show; it holds until all their devices are gone. */
  choose(who: Reader, status: PresenceStatus): Presence {
    const entry = this.#entries.get(keyOf(who));
    if (entry && entry.chosen !== status) {
      entry.chosen = status;
      this.#tell(who);
    }
    return this.of(who);
  }

  of(who: Reader): Presence {
    const status = this.#entries.get(keyOf(who))?.chosen ?? 'offline';
    const lastSeenAt = this.#lastSeen.get(keyOf(who)) ?? null;
    return { who, status, lastSeenAt: status === 'online' ? null : lastSeenAt };
  }

  isOnline(who: Reader): boolean {
    return this.of(who).status === 'online';
  }

  /** Everyone who counts as being here. */
  present(): Reader[] {
    return [...this.#entries.values()].map(({ who }) => who);
  }

  /** Forgets every pending departure, so that nothing runs after the server has stopped. */
  close(): void {
    for (const entry of this.#entries.values()) entry.cancelLeave?.();
    this.#entries.clear();
  }

  #enter(who: Reader): Entry {
    const entry: Entry = { who, connections: 0, chosen: 'online', cancelLeave: null };
    this.#entries.set(keyOf(who), entry);
    this.#lastSeen.delete(keyOf(who));
    this.#tell(who);
    return entry;
  }

  #leave(entry: Entry): void {
    this.#entries.delete(keyOf(entry.who));
    this.#lastSeen.set(keyOf(entry.who), this.#clock.now().toISOString());
    this.#tell(entry.who);
    // Kept long enough for whoever asks right after; the database has it from then on.
    this.#clock.after(60 * 60_000, () => this.#lastSeen.delete(keyOf(entry.who)));
  }

  #tell(who: Reader): void {
    const presence = this.of(who);
    for (const listener of this.#listeners) listener(presence);
  }
}

const keyOf = (who: Reader): string => `${who.kind}:${who.id}`;
