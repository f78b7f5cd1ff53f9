import type { SystemWords } from '../en/system.ts';

export const system: SystemWords = {
  waiting: () => '正在等待客服接入',
  joined: ({ by }) => (by ? `${by} 已加入对话` : '客服已加入对话'),
  assigned: ({ to, by }) =>
    by && by !== to ? `${by} 将对话分配给了 ${to ?? '同事'}` : `由 ${to ?? '同事'} 接手`,
  transferred: ({ to, from, by }) =>
    from || by ? `${from ?? by} 将对话转给了 ${to ?? '同事'}` : `对话已转给 ${to ?? '同事'}`,
  returned: ({ by }) => (by ? `${by} 将对话放回了队列` : '对话已放回队列'),
  parked: ({ until }) => (until ? `已搁置至 ${until}` : '已搁置'),
  closed: ({ by }) => (by ? `${by} 结束了对话` : '对话已结束'),
  reopened: ({ by }) => (by ? `${by} 重新打开了对话` : '对话已重新打开'),
};
