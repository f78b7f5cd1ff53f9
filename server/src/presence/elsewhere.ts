import type { BusMessages } from '../bus/message.ts';
import type { Presences } from './presences.ts';

/** What is known of another server's people, after its `n`th move. */
type Known = { n: number; people: Set<string> };

/** Who is at which other server, as they say; each answer tells whether that fits what they said before. */
export class Elsewhere {
  #presences: Presences;
  #known = new Map<string, Known>();
  #arriving = new Map<string, string[]>();

  constructor(presences: Presences) {
    this.#presences = presences;
  }

  knows(serverId: string): boolean {
    return this.#known.has(serverId);
  }

  fits(from: string, { n, count }: BusMessages['presenceBeat']): boolean {
    const known = this.#known.get(from);
    return known?.n === n && known.people.size === count;
  }

  move(from: string, { n, came, went }: BusMessages['presenceMoved']): boolean {
    const known = this.#known.get(from);
    // Said twice, after a break.
    if (known && n <= known.n) return true;
    if (known?.n !== n - 1) return false;
    known.n = n;
    this.#come(from, came);
    this.#go(from, went);
    return true;
  }

  /** With the last part, what was known of them is replaced. */
  takePart(from: string, { n, part, parts, people }: BusMessages['presenceAll']): void {
    const arrived = part === 0 ? [] : (this.#arriving.get(from) ?? []);
    arrived.push(...people);
    this.#arriving.set(from, arrived);
    if (part < parts - 1) return;
    this.#arriving.delete(from);
    const known = this.#known.get(from) ?? { n, people: new Set<string>() };
    known.n = n;
    this.#known.set(from, known);
    this.#come(from, arrived);
    const all = new Set(arrived);
    this.#go(
      from,
      [...known.people].filter((person) => !all.has(person)),
    );
  }

  /** A server that is gone; where it died, this one keeps when its people were last seen. */
  forget(serverId: string, hasDied: boolean): void {
    this.#go(serverId, [...(this.#known.get(serverId)?.people ?? [])], hasDied);
    this.#known.delete(serverId);
    this.#arriving.delete(serverId);
  }

  #come(from: string, people: string[]): void {
    const known = this.#known.get(from);
    for (const person of people) {
      if (!known || known.people.has(person)) continue;
      known.people.add(person);
      this.#presences.came(from, person);
    }
  }

  #go(from: string, people: string[], isOurs = false): void {
    const known = this.#known.get(from);
    for (const person of people)
      if (known?.people.delete(person)) this.#presences.went(from, person, isOurs);
  }
}
