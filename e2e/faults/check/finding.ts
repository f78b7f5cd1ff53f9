/** What must hold at the end; each is one check of a run. */
export const invariants = {
  settled: 'everyone is level once everything works again',
  acknowledged: 'every acknowledged message is stored once, where it was said to be',
  kept: 'everything a device kept is stored, or shown to its author as refused',
  refused: 'nothing is both refused and stored',
  once: 'nothing is stored twice, or without somebody having sent it',
  gapless: 'seq has no gaps',
  authorOrder: 'messages stand in the order in which each client sent them',
  counts: 'counts and read counts in the database are what its messages say',
  oneOpen: 'no visitor has two open conversations',
  changes: 'every acknowledged edit, deletion, status and read position was kept',
  stores: 'every store holds the messages of the database, in its order',
  screens: 'every screen shows the messages of the database, in its order',
  conversations: 'statuses, assignees and counts are equal everywhere',
  receipts: 'read positions are equal everywhere',
  tombstones: 'what was taken back is taken back everywhere',
  notes: 'no note has reached a visitor',
  badges: 'badges are what the read positions derive',
  troubles: 'nothing went wrong inside a client',
  ends: 'a server that is asked to end does so',
  logs: 'no log of a server holds what people wrote',
} as const;
export type Invariant = keyof typeof invariants;

/** Something that does not hold, in words. */
export type Finding = { invariant: Invariant; text: string };

export const finding =
  (invariant: Invariant) =>
  (text: string): Finding => ({ invariant, text });
