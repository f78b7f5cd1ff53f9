import type { SystemWords } from '../en/system.ts';

export const system: SystemWords = {
  waiting: () => 'في انتظار الرد',
  joined: ({ by }) => (by ? `انضم ${by} إلى المحادثة` : 'انضم أحد أعضاء الفريق إلى المحادثة'),
  assigned: ({ to, by }) =>
    by && by !== to ? `أسند ${by} المحادثة إلى ${to ?? 'زميل'}` : `يتولى ${to ?? 'زميل'} المحادثة`,
  transferred: ({ to, from, by }) =>
    from || by
      ? `حوّل ${from ?? by} المحادثة إلى ${to ?? 'زميل'}`
      : `حُوّلت المحادثة إلى ${to ?? 'زميل'}`,
  returned: ({ by }) =>
    by ? `أعاد ${by} المحادثة إلى قائمة الانتظار` : 'عادت المحادثة إلى قائمة الانتظار',
  parked: ({ until }) => (until ? `مؤجلة حتى ${until}` : 'مؤجلة'),
  closed: ({ by }) => (by ? `أنهى ${by} المحادثة` : 'انتهت المحادثة'),
  reopened: ({ by }) => (by ? `أعاد ${by} فتح المحادثة` : 'أُعيد فتح المحادثة'),
};
