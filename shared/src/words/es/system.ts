import type { SystemWords } from '../en/system.ts';

export const system: SystemWords = {
  waiting: () => 'A la espera de respuesta',
  joined: ({ by }) =>
    by ? `${by} se ha unido a la conversación` : 'Alguien del equipo se ha unido a la conversación',
  assigned: ({ to, by }) =>
    by && by !== to
      ? `${by} ha asignado la conversación a ${to ?? 'otra persona del equipo'}`
      : `${to ?? 'Otra persona del equipo'} se encarga`,
  transferred: ({ to, from, by }) =>
    from || by
      ? `${from ?? by} ha pasado la conversación a ${to ?? 'otra persona del equipo'}`
      : `La conversación ha pasado a ${to ?? 'otra persona del equipo'}`,
  returned: ({ by }) =>
    by ? `${by} ha devuelto la conversación a la cola` : 'De vuelta en la cola',
  parked: ({ until }) => (until ? `En pausa hasta ${until}` : 'En pausa'),
  closed: ({ by }) => (by ? `${by} ha cerrado la conversación` : 'La conversación se ha cerrado'),
  reopened: ({ by }) =>
    by ? `${by} ha reabierto la conversación` : 'La conversación se ha reabierto',
};
