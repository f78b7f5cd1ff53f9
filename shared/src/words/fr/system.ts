import type { SystemWords } from '../en/system.ts';

export const system: SystemWords = {
  waiting: () => 'En attente d’une réponse',
  joined: ({ by }) =>
    by ? `${by} a rejoint la conversation` : 'Quelqu’un de l’équipe a rejoint la conversation',
  assigned: ({ to, by }) =>
    by && by !== to
      ? `${by} a confié la conversation à ${to ?? 'un collègue'}`
      : `${to ?? 'Un collègue'} prend le relais`,
  transferred: ({ to, from, by }) =>
    from || by
      ? `${from ?? by} a transmis la conversation à ${to ?? 'un collègue'}`
      : `La conversation a été transmise à ${to ?? 'un collègue'}`,
  returned: ({ by }) =>
    by ? `${by} a remis la conversation en file d’attente` : 'De retour dans la file d’attente',
  parked: ({ until }) => (until ? `En pause jusqu’à ${until}` : 'En pause'),
  closed: ({ by }) => (by ? `${by} a fermé la conversation` : 'La conversation a été fermée'),
  reopened: ({ by }) => (by ? `${by} a rouvert la conversation` : 'La conversation a été rouverte'),
};
