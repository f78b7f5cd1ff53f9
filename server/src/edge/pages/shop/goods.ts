import type { PagesWords } from '@deskbell/shared/words/en/pages';

export type ItemId = keyof PagesWords['shop']['goods'];
export type Kind = keyof PagesWords['shop']['kinds'];
export type Item = { id: ItemId; kind: Kind; euros: number; goesWith: readonly ItemId[] };

export const kinds = ['bells', 'lamps', 'paper'] as const satisfies readonly Kind[];

/** What the shop sells, in the order of its shelves. */
export const goods: readonly Item[] = [
  {
    id: 'counter-bell',
    kind: 'bells',
    euros: 48,
    goesWith: ['reading-lamp', 'day-book', 'letter-tray'],
  },
  {
    id: 'reading-lamp',
    kind: 'lamps',
    euros: 146,
    goesWith: ['counter-bell', 'fountain-pen', 'day-book'],
  },
  {
    id: 'day-book',
    kind: 'paper',
    euros: 24,
    goesWith: ['fountain-pen', 'letter-set', 'reading-lamp'],
  },
  {
    id: 'fountain-pen',
    kind: 'paper',
    euros: 72,
    goesWith: ['day-book', 'letter-set', 'letter-tray'],
  },
  {
    id: 'porter-bell',
    kind: 'bells',
    euros: 64,
    goesWith: ['counter-bell', 'letter-tray', 'drafting-lamp'],
  },
  {
    id: 'drafting-lamp',
    kind: 'lamps',
    euros: 189,
    goesWith: ['day-book', 'fountain-pen', 'letter-tray'],
  },
  {
    id: 'letter-set',
    kind: 'paper',
    euros: 28,
    goesWith: ['fountain-pen', 'letter-tray', 'porter-bell'],
  },
  {
    id: 'letter-tray',
    kind: 'paper',
    euros: 56,
    goesWith: ['letter-set', 'reading-lamp', 'counter-bell'],
  },
];

/** The item of an id from the address bar, which may be anything. */
export const findItem = (id: unknown): Item | undefined => goods.find((item) => item.id === id);

export const isKind = (kind: unknown): kind is Kind => kinds.some((known) => known === kind);
