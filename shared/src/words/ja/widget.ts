import { duration } from '../duration.ts';
import type { WidgetWords } from '../en/widget.ts';
import { plural } from '../plural.ts';

const count = (value: number) => new Intl.NumberFormat('ja').format(value);

export const widget: WidgetWords = {
  chat: 'チャット',
  chatWith: (site) => `${site}とのチャット`,
  close: 'チャットを閉じる',
  mute: '音を消す',
  unmute: '音を鳴らす',
  connected: '接続済み',
  connecting: '接続中',
  offline: 'オフライン',
  replyTime: (minutes) => `通常${duration('ja', minutes)}以内に返信します`,
  greeting: 'こんにちは。どのようなご用件でしょうか？',
  messages: 'メッセージ',
  you: 'あなた',
  earlier: '以前のメッセージを表示',
  loading: '読み込み中…',
  newMessages: (value) => plural('ja', value, { other: '新着メッセージ#件' }),
  unread: (value) => plural('ja', value, { other: '未読メッセージ#件' }),
  toNewest: '最新のメッセージへ',
  typing: (name) => `${name}が入力中…`,
  waitingHint: 'メッセージを受け付けました。まもなく担当者がお答えします。',
  closedHint: 'この会話は終了しました。メッセージを送ると再開します。',
  edited: '編集済み',
  deleted: 'このメッセージは削除されました',
  file: '添付ファイル',
  write: 'メッセージを入力…',
  message: 'メッセージ',
  send: '送信',
  emoji: '絵文字を挿入',
  left: (value) => plural('ja', value, { other: 'あと#文字' }),
  tooLong: (value) => plural('ja', value, { other: '#文字超えています。短くしてください。' }),
  waiting: '送信待ち',
  sending: '送信中…',
  sent: '送信済み',
  delivered: '配信済み',
  read: '既読',
  refused: '未送信',
  retry: '再試行',
  discard: '破棄',
  offlineHint: 'オフラインです。メッセージは保存され、復帰後に送信されます。',
  nothingKept:
    'このブラウザーにはこれ以上保存できません。送信が終わるまでこのページを離れないでください。',
  seenEarly: (site) => `入力中の内容は、送信前から${site}に表示されます。`,
  reconnecting: '接続が切れました。再接続しています…',
  tooMany: (seconds) =>
    seconds > 0
      ? `送信が速すぎます。${count(seconds)}秒後にお試しください。`
      : '送信が速すぎます。少し待ってからお試しください。',
  unavailable: 'サーバーに接続できませんでした。',
  internal: 'こちらで問題が発生しました。',
  badInput: 'このメッセージはこのままでは送信できません。',
  forbidden: '現在ここではメッセージを送信できません。',
  originRefused: 'このページではチャットを利用できません。',
  siteUnknown: 'このチャットはもうありません。',
  outdated: 'チャットが更新されました。ページを再読み込みしてください。',
  reload: '再読み込み',
};
