import type { SystemWords } from '../en/system.ts';

export const system: SystemWords = {
  waiting: () => 'Wartet auf eine Antwort',
  joined: ({ by }) => (by ? `${by} ist dabei` : 'Jemand aus dem Team ist dabei'),
  assigned: ({ to, by }) =>
    by && by !== to
      ? `${by} hat das Gespräch ${to ?? 'jemandem im Team'} zugewiesen`
      : `${to ?? 'Jemand im Team'} übernimmt`,
  transferred: ({ to, from, by }) =>
    from || by
      ? `${from ?? by} hat das Gespräch an ${to ?? 'jemanden im Team'} übergeben`
      : `Das Gespräch wurde an ${to ?? 'jemanden im Team'} übergeben`,
  returned: ({ by }) =>
    by
      ? `${by} hat das Gespräch zurück in die Warteschlange gelegt`
      : 'Zurück in der Warteschlange',
  parked: ({ until }) => (until ? `Zurückgestellt bis ${until}` : 'Zurückgestellt'),
  closed: ({ by }) => (by ? `${by} hat das Gespräch beendet` : 'Das Gespräch wurde beendet'),
  reopened: ({ by }) =>
    by ? `${by} hat das Gespräch wieder geöffnet` : 'Das Gespräch wurde wieder geöffnet',
};
