import type { Logger } from 'pino';
import type { Bus } from '../bus/bus.ts';
import { beatMs, type Members } from '../bus/members.ts';
import type { Clock } from '../core/clock.ts';
import { repeat } from '../core/repeat.ts';
import { Elsewhere } from './elsewhere.ts';
import type { Presences } from './presences.ts';

const mostInOnePart = 2_000;

type Parts = { bus: Bus; members: Members; presences: Presences; clock: Clock; log: Logger };

/**
 * How servers agree on who is here: each says who came to it and who went, numbered, and all others keep a set for each
 * server. Whoever finds a number missing asks for everyone at that server, so that nothing wrong lasts longer than a beat.
 */
export class Gossip {
  #bus: Bus;
  #presences: Presences;
  #elsewhere: Elsewhere;
  #n = 0;
  #moves = new Map<string, boolean>();
  #isToSayAll = false;
  /** Servers asked since the last beat: once is enough, however much comes meanwhile that makes no sense yet. */
  #asked = new Set<string>();
  #lookAgain: (() => void)[] = [];
  #stop: () => void;

  constructor(parts: Parts) {
    this.#bus = parts.bus;
    this.#presences = parts.presences;
    this.#elsewhere = new Elsewhere(parts.presences);
    this.#listen(parts.members);
    this.#stop = repeat(parts, {
      everyMs: beatMs,
      trouble: 'the other servers were not told who is here',
      work: async () => this.#beat(),
    });
  }

  /** Resolves once everyone at these servers is known. */
  whenKnown(serverIds: readonly string[]): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => {
      if (serverIds.every((id) => this.#elsewhere.knows(id))) resolve();
    };
    this.#lookAgain.push(look);
    look();
    return promise;
  }

  close(): void {
    this.#stop();
    this.#sayMoves();
  }

  #listen(members: Members): void {
    const bus = this.#bus;
    this.#presences.listen({
      moved: (person, hasCome) => this.#move(person, hasCome),
      chose: (person, choice) => {
        this.#sayMoves();
        bus.say('presenceChosen', { choices: [[person, choice]] });
      },
    });
    bus.on('presenceMoved', (body, from) => {
      if (!this.#elsewhere.move(from, body)) this.#ask(from);
    });
    bus.on('presenceBeat', (body, from) => {
      if (!this.#elsewhere.fits(from, body)) this.#ask(from);
    });
    bus.on('presenceAll', (body, from) => {
      this.#elsewhere.takePart(from, body);
      this.#asked.delete(from);
      for (const look of this.#lookAgain) look();
    });
    bus.on('presenceChosen', ({ choices }) => {
      for (const [person, choice] of choices) this.#presences.takeChoice(person, choice);
    });
    bus.on('joined', () => this.#sayAllSoon());
    bus.on('presenceWanted', ({ of }) => {
      if (of === bus.serverId) this.#sayAllSoon();
    });
    members.onGone((serverId, how) => this.#elsewhere.forget(serverId, how === 'died'));
  }

  /** Who moves in one turn of the loop is told together. */
  #move(person: string, hasCome: boolean): void {
    if (this.#moves.size === 0) setImmediate(() => this.#sayMoves());
    this.#moves.set(person, hasCome);
  }

  #sayMoves(): void {
    if (this.#moves.size === 0) return;
    this.#n += 1;
    const people = [...this.#moves.keys()];
    const came = people.filter((person) => this.#moves.get(person));
    const went = people.filter((person) => !this.#moves.get(person));
    this.#moves.clear();
    this.#bus.say('presenceMoved', { n: this.#n, came, went });
  }

  /** Whoever asks in one turn of the loop gets one answer. */
  #sayAllSoon(): void {
    if (this.#isToSayAll) return;
    this.#isToSayAll = true;
    setImmediate(() => this.#sayAll());
  }

  #sayAll(): void {
    this.#isToSayAll = false;
    this.#sayMoves();
    const people = this.#presences.here();
    const parts = Math.max(1, Math.ceil(people.length / mostInOnePart));
    for (let part = 0; part < parts; part += 1) {
      const some = people.slice(part * mostInOnePart, (part + 1) * mostInOnePart);
      this.#bus.say('presenceAll', { n: this.#n, part, parts, people: some });
    }
    const choices = this.#presences.choices();
    if (choices.length > 0) this.#bus.say('presenceChosen', { choices });
  }

  #beat(): void {
    if (this.#bus.peers.size === 0 || !this.#bus.isUp) return;
    this.#sayMoves();
    this.#asked.clear();
    this.#bus.say('presenceBeat', { n: this.#n, count: this.#presences.here().length });
  }

  #ask(of: string): void {
    if (this.#asked.has(of)) return;
    this.#asked.add(of);
    this.#bus.say('presenceWanted', { of });
  }
}
