import type { Presence, PresenceStatus } from '@deskbell/shared/model/presence';
import type { Reader } from '@deskbell/shared/model/receipt';
import type { Choice } from '../bus/message.ts';
import type { Clock } from '../core/clock.ts';
import { personOf, readerOf } from './person.ts';

/** How long someone may be without a connection, between two pages or servers, before they count as gone. */
export const graceMs = 8_000;

/** Kept so long for whoever asks right after; the database has it from then on. */
const rememberedMs = 60 * 60_000;

type Entry = {
  who: Reader;
  /** Connections to this server. */
  connections: number;
  /** The other servers they are connected to. */
  elsewhere: Set<string> | null;
  /** What an agent chose; visitors are always `online` while connected. */
  choice: Choice | null;
  /** Whether this server keeps when they were last seen: it had them last, or nobody else is left to do it. */
  isOurs: boolean;
  cancelLeave: (() => void) | null;
};

export type Listeners = {
  /** What others can see of someone has changed. */
  changed(presence: Presence, isOurs: boolean): void;
  /** The first connection to this server came, or the last went. */
  moved(person: string, hasCome: boolean): void;
  chose(person: string, choice: Choice): void;
};

/**
 * Who is here, in memory: several tabs on several servers are one, and neither a page change nor a change of server
 * flickers. Every server has the whole picture, and tells its own clients of it.
 */
export class Presences {
  #clock: Clock;
  #entries = new Map<string, Entry>();
  #lastSeen = new Map<string, string>();
  #listeners: Partial<Listeners>[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  listen(listeners: Partial<Listeners>): void {
    this.#listeners.push(listeners);
  }

  /** A connection came; call the answer once it has gone. */
  connect(who: Reader): () => void {
    const person = personOf(who);
    const entry = this.#entries.get(person) ?? this.#enter(person, true);
    entry.connections += 1;
    entry.isOurs = true;
    this.#settle(person, entry);
    if (entry.connections === 1) this.#tell('moved', person, true);
    let isGone = false;
    return () => {
      if (isGone) return;
      isGone = true;
      entry.connections -= 1;
      if (entry.connections > 0) return;
      this.#tell('moved', person, false);
      this.#settle(person, entry);
    };
  }

  /** Another server has a connection of theirs. */
  came(serverId: string, person: string): void {
    const entry = this.#entries.get(person) ?? this.#enter(person, false);
    entry.elsewhere ??= new Set();
    entry.elsewhere.add(serverId);
    this.#settle(person, entry);
  }

  /** Another server has none any more; if it died, nobody else keeps when they were last seen. */
  went(serverId: string, person: string, isOurs: boolean): void {
    const entry = this.#entries.get(person);
    if (!entry?.elsewhere?.delete(serverId)) return;
    if (entry.connections === 0) entry.isOurs = isOurs;
    this.#settle(person, entry);
  }

  /** What an agent chose to show; it holds until all their devices are gone. */
  choose(who: Reader, status: PresenceStatus): Presence {
    const person = personOf(who);
    const entry = this.#entries.get(person);
    if (entry && shown(entry) !== status) {
      const at = Math.max(this.#clock.now().getTime(), (entry.choice?.at ?? 0) + 1);
      const choice = { status, at };
      this.takeChoice(person, choice);
      this.#tell('chose', person, choice);
    }
    return this.of(who);
  }

  /** What they chose elsewhere; an older choice than the one known changes nothing. */
  takeChoice(person: string, choice: Choice): void {
    const entry = this.#entries.get(person);
    if (!entry || choice.at <= (entry.choice?.at ?? 0)) return;
    const before = shown(entry);
    entry.choice = choice;
    if (before !== choice.status) this.#changed(entry);
  }

  choices(): [person: string, choice: Choice][] {
    return [...this.#entries].flatMap(([person, { choice }]) => (choice ? [[person, choice]] : []));
  }

  of(who: Reader): Presence {
    const person = personOf(who);
    const entry = this.#entries.get(person);
    const status = entry ? shown(entry) : 'offline';
    const lastSeenAt = this.#lastSeen.get(person) ?? null;
    return { who, status, lastSeenAt: status === 'online' ? null : lastSeenAt };
  }

  isOnline(who: Reader): boolean {
    return this.of(who).status === 'online';
  }

  /** Everyone who is connected to this server. */
  here(): string[] {
    return [...this.#entries].flatMap(([person, { connections }]) =>
      connections > 0 ? [person] : [],
    );
  }

  /** Everyone who is here by this server alone. */
  present(): Reader[] {
    return [...this.#entries.values()].flatMap(({ who, isOurs, elsewhere }) =>
      isOurs && !elsewhere?.size ? [who] : [],
    );
  }

  /** Forgets every pending departure, so that nothing runs after the server has stopped. */
  close(): void {
    for (const entry of this.#entries.values()) entry.cancelLeave?.();
    this.#entries.clear();
  }

  #enter(person: string, isOurs: boolean): Entry {
    const entry: Entry = {
      who: readerOf(person),
      connections: 0,
      elsewhere: null,
      choice: null,
      isOurs,
      cancelLeave: null,
    };
    this.#entries.set(person, entry);
    this.#lastSeen.delete(person);
    this.#changed(entry);
    return entry;
  }

  /** Whoever has no connection anywhere leaves, unless they come back in time. */
  #settle(person: string, entry: Entry): void {
    if (entry.connections > 0 || entry.elsewhere?.size) {
      entry.cancelLeave?.();
      entry.cancelLeave = null;
    } else entry.cancelLeave ??= this.#clock.after(graceMs, () => this.#leave(person, entry));
  }

  #leave(person: string, entry: Entry): void {
    this.#entries.delete(person);
    this.#lastSeen.set(person, this.#clock.now().toISOString());
    this.#changed(entry);
    this.#clock.after(rememberedMs, () => this.#lastSeen.delete(person));
  }

  #changed({ who, isOurs }: Entry): void {
    this.#tell('changed', this.of(who), isOurs);
  }

  #tell<Name extends keyof Listeners>(name: Name, ...told: Parameters<Listeners[Name]>): void {
    for (const { [name]: listener } of this.#listeners)
      (listener as ((...told: Parameters<Listeners[Name]>) => void) | undefined)?.(...told);
  }
}

const shown = ({ choice }: Entry): PresenceStatus => choice?.status ?? 'online';
