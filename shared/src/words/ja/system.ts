import type { SystemWords } from '../en/system.ts';

export const system: SystemWords = {
  waiting: () => '担当者の応答を待っています',
  joined: ({ by }) => (by ? `${by}が参加しました` : '担当者が参加しました'),
  assigned: ({ to, by }) =>
    by && by !== to
      ? `${by}が${to ?? '別の担当者'}に割り当てました`
      : `${to ?? '別の担当者'}が対応します`,
  transferred: ({ to, from, by }) =>
    from || by
      ? `${from ?? by}が${to ?? '別の担当者'}に引き継ぎました`
      : `${to ?? '別の担当者'}に引き継がれました`,
  returned: ({ by }) => (by ? `${by}が待ち行列に戻しました` : '待ち行列に戻りました'),
  parked: ({ until }) => (until ? `${until}まで保留中` : '保留中'),
  closed: ({ by }) => (by ? `${by}が会話を終了しました` : '会話は終了しました'),
  reopened: ({ by }) => (by ? `${by}が会話を再開しました` : '会話が再開されました'),
};
