import { duration } from '../duration.ts';
import type { WidgetWords } from '../en/widget.ts';
import { plural } from '../plural.ts';

const count = (value: number) => new Intl.NumberFormat('ru').format(value);

export const widget: WidgetWords = {
  chat: 'Чат',
  chatWith: (site) => `Чат: ${site}`,
  close: 'Закрыть чат',
  mute: 'Выключить звук',
  unmute: 'Включить звук',
  connected: 'На связи',
  connecting: 'Подключение',
  offline: 'Нет сети',
  replyTime: (minutes) => `Обычное время ответа: ${duration('ru', minutes)}`,
  greeting: 'Здравствуйте! Чем можем помочь?',
  messages: 'Сообщения',
  you: 'Вы',
  earlier: 'Показать прежние сообщения',
  loading: 'Загрузка…',
  newMessages: (value) =>
    plural('ru', value, {
      one: '# новое сообщение',
      few: '# новых сообщения',
      other: '# новых сообщений',
    }),
  unread: (value) =>
    plural('ru', value, {
      one: '# непрочитанное сообщение',
      few: '# непрочитанных сообщения',
      other: '# непрочитанных сообщений',
    }),
  toNewest: 'К последнему сообщению',
  typing: (name) => `${name} печатает…`,
  waitingHint: 'Спасибо, сообщение получено. Скоро вам ответят.',
  closedHint: 'Разговор завершён. Напишите, чтобы продолжить его.',
  edited: 'изменено',
  deleted: 'Сообщение удалено',
  file: 'Вложение',
  write: 'Напишите сообщение…',
  message: 'Ваше сообщение',
  send: 'Отправить',
  emoji: 'Вставить эмодзи',
  left: (value) =>
    plural('ru', value, {
      one: 'Остался # символ',
      few: 'Осталось # символа',
      other: 'Осталось # символов',
    }),
  tooLong: (value) =>
    plural('ru', value, {
      one: 'Лишний # символ. Сократите сообщение.',
      few: 'Лишние # символа. Сократите сообщение.',
      other: 'Лишних символов: #. Сократите сообщение.',
    }),
  waiting: 'Ждёт отправки',
  sending: 'Отправляется…',
  sent: 'Отправлено',
  delivered: 'Доставлено',
  read: 'Прочитано',
  refused: 'Не отправлено',
  retry: 'Повторить',
  discard: 'Удалить',
  offlineHint: 'Нет сети. Сообщения сохранятся и уйдут, когда связь вернётся.',
  nothingKept:
    'Браузер больше ничего не может здесь сохранить. Не уходите со страницы, пока сообщение не отправлено.',
  seenEarly: (site) => `${site} видит, что вы пишете, ещё до отправки.`,
  reconnecting: 'Связь прервалась. Подключаемся снова…',
  tooMany: (seconds) =>
    seconds > 0
      ? `Слишком быстро. Повторите через ${count(seconds)} с.`
      : 'Слишком быстро. Повторите чуть позже.',
  unavailable: 'Сервер недоступен.',
  internal: 'На нашей стороне произошла ошибка.',
  badInput: 'Это сообщение нельзя отправить в таком виде.',
  forbidden: 'Сейчас сюда нельзя отправить сообщение.',
  originRefused: 'На этой странице чат недоступен.',
  siteUnknown: 'Этого чата больше нет.',
  outdated: 'Чат обновился. Перезагрузите страницу.',
  reload: 'Перезагрузить',
};
