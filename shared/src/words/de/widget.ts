import { duration } from '../duration.ts';
import type { WidgetWords } from '../en/widget.ts';
import { plural } from '../plural.ts';

const count = (value: number) => new Intl.NumberFormat('de').format(value);

export const widget: WidgetWords = {
  chat: 'Chat',
  chatWith: (site) => `Chat mit ${site}`,
  close: 'Chat schließen',
  mute: 'Ton ausschalten',
  unmute: 'Ton einschalten',
  connected: 'Verbunden',
  connecting: 'Verbindung wird aufgebaut',
  offline: 'Offline',
  replyTime: (minutes) => `Antwortet meist in ${duration('de', minutes)}`,
  greeting: 'Hallo! Wie können wir helfen?',
  messages: 'Nachrichten',
  you: 'Sie',
  earlier: 'Frühere Nachrichten zeigen',
  loading: 'Wird geladen…',
  newMessages: (value) =>
    plural('de', value, { one: '# neue Nachricht', other: '# neue Nachrichten' }),
  unread: (value) =>
    plural('de', value, { one: '# ungelesene Nachricht', other: '# ungelesene Nachrichten' }),
  toNewest: 'Zur neuesten Nachricht',
  typing: (name) => `${name} schreibt…`,
  waitingHint: 'Danke, Ihre Nachricht ist angekommen. Gleich ist jemand für Sie da.',
  closedHint: 'Dieses Gespräch ist beendet. Schreiben Sie, um es wieder zu öffnen.',
  edited: 'bearbeitet',
  deleted: 'Diese Nachricht wurde gelöscht',
  file: 'Anhang',
  write: 'Nachricht schreiben…',
  message: 'Ihre Nachricht',
  send: 'Senden',
  emoji: 'Emoji einfügen',
  left: (value) => plural('de', value, { one: 'Noch # Zeichen', other: 'Noch # Zeichen' }),
  tooLong: (value) =>
    plural('de', value, {
      one: '# Zeichen zu lang. Bitte kürzen.',
      other: '# Zeichen zu lang. Bitte kürzen.',
    }),
  waiting: 'Wird gesendet, sobald es geht',
  sending: 'Wird gesendet…',
  sent: 'Gesendet',
  delivered: 'Zugestellt',
  read: 'Gelesen',
  refused: 'Nicht gesendet',
  retry: 'Erneut versuchen',
  discard: 'Verwerfen',
  offlineHint: 'Sie sind offline. Ihre Nachrichten bleiben erhalten und werden später gesendet.',
  nothingKept:
    'Dieser Browser kann hier nichts mehr speichern. Bleiben Sie auf der Seite, bis Ihre Nachricht gesendet ist.',
  seenEarly: (site) => `${site} kann schon vor dem Senden sehen, was Sie schreiben.`,
  reconnecting: 'Verbindung unterbrochen. Neuer Versuch…',
  tooMany: (seconds) =>
    seconds > 0
      ? `Etwas zu schnell. Bitte in ${count(seconds)} s erneut versuchen.`
      : 'Etwas zu schnell. Bitte gleich noch einmal versuchen.',
  unavailable: 'Der Server ist nicht erreichbar.',
  internal: 'Bei uns ist etwas schiefgegangen.',
  badInput: 'Diese Nachricht kann so nicht gesendet werden.',
  forbidden: 'Hier können gerade keine Nachrichten gesendet werden.',
  originRefused: 'Der Chat ist auf dieser Seite nicht verfügbar.',
  siteUnknown: 'Diesen Chat gibt es nicht mehr.',
  outdated: 'Der Chat wurde aktualisiert. Bitte laden Sie die Seite neu.',
  reload: 'Neu laden',
};
