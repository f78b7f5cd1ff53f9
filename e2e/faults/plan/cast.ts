import { randomOf } from './random.ts';

export type StoreKind = 'memory' | 'page' | 'indexed-db' | 'sqlite';
export type LinkKind = 'bare' | 'socket.io';

/** One running client: a tab, a window or a device of somebody. */
export type Part = {
  /** Such as `visitor 2, tab 1`. */
  name: string;
  role: 'visitor' | 'agent';
  /** Which of the visitors, or of the agents. */
  person: number;
  store: StoreKind;
  /** Clients with the same one share what they keep, as tabs do. */
  storeKey: string;
  link: LinkKind;
};

export type Size = { visitors: number; agents: number };

/** What widgets and consoles keep their things in; they take turns, so that a small cast has all of them. */
const visitorStores = ['page', 'memory', 'indexed-db'] as const;
const agentStores = ['sqlite', 'indexed-db', 'page'] as const;

/** Who takes part: every third visitor with two tabs, the first agent with two devices. */
export function castOf(seed: number, size: Size): Part[] {
  const random = randomOf(seed, 'cast');
  const parts: Part[] = [];
  const add = (
    role: Part['role'],
    person: number,
    as: { device: string; store: StoreKind; key: string },
  ) =>
    parts.push({
      name: `${role} ${person}${as.device && `, ${as.device}`}`,
      role,
      person,
      store: as.store,
      storeKey: `${role}-${person}-${as.key}`,
      link: random.pick(['bare', 'socket.io'] as const),
    });
  for (let person = 0; person < size.visitors; person += 1) {
    const store = visitorStores[person % visitorStores.length] ?? 'memory';
    const tabs = store !== 'memory' && person % 3 !== 0 ? 2 : 1;
    for (let tab = 0; tab < tabs; tab += 1)
      add('visitor', person, { device: tabs > 1 ? `tab ${tab}` : '', store, key: 'shared' });
  }
  for (let person = 0; person < size.agents; person += 1) {
    const store = agentStores[person % agentStores.length] ?? 'memory';
    add('agent', person, { device: '', store, key: 'first' });
    if (person === 0)
      add('agent', person, { device: 'other device', store: 'memory', key: 'other' });
  }
  return parts;
}
