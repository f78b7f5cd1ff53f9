import { duration } from '../duration.ts';
import type { WidgetWords } from '../en/widget.ts';
import { plural } from '../plural.ts';

const count = (value: number) => new Intl.NumberFormat('fr').format(value);

export const widget: WidgetWords = {
  chat: 'Chat',
  chatWith: (site) => `Discuter avec ${site}`,
  close: 'Fermer la discussion',
  mute: 'Couper le son',
  unmute: 'Activer le son',
  connected: 'Connecté',
  connecting: 'Connexion en cours',
  offline: 'Hors ligne',
  replyTime: (minutes) => `Répond généralement en ${duration('fr', minutes)}`,
  greeting: 'Bonjour ! Comment pouvons-nous vous aider ?',
  messages: 'Messages',
  you: 'Vous',
  earlier: 'Afficher les messages précédents',
  loading: 'Chargement…',
  newMessages: (value) =>
    plural('fr', value, { one: '# nouveau message', other: '# nouveaux messages' }),
  unread: (value) => plural('fr', value, { one: '# message non lu', other: '# messages non lus' }),
  toNewest: 'Aller au dernier message',
  typing: (name) => `${name} écrit…`,
  waitingHint: 'Merci, nous avons bien reçu votre message. Quelqu’un va vous répondre.',
  closedHint: 'Cette conversation est fermée. Écrivez pour la rouvrir.',
  edited: 'modifié',
  deleted: 'Ce message a été supprimé',
  file: 'Pièce jointe',
  write: 'Écrire un message…',
  message: 'Votre message',
  send: 'Envoyer',
  emoji: 'Insérer un emoji',
  left: (value) =>
    plural('fr', value, { one: '# caractère restant', other: '# caractères restants' }),
  tooLong: (value) =>
    plural('fr', value, {
      one: '# caractère de trop. Merci de raccourcir.',
      other: '# caractères de trop. Merci de raccourcir.',
    }),
  waiting: 'En attente d’envoi',
  sending: 'Envoi…',
  sent: 'Envoyé',
  delivered: 'Distribué',
  read: 'Lu',
  refused: 'Non envoyé',
  retry: 'Réessayer',
  discard: 'Supprimer',
  offlineHint: 'Vous êtes hors ligne. Vos messages sont gardés et partiront à votre retour.',
  nothingKept:
    'Ce navigateur ne peut plus rien garder ici. Restez sur cette page jusqu’à l’envoi de votre message.',
  seenEarly: (site) => `${site} peut voir ce que vous écrivez avant l’envoi.`,
  reconnecting: 'Connexion perdue. Nouvelle tentative…',
  tooMany: (seconds) =>
    seconds > 0
      ? `Un peu trop vite. Réessayez dans ${count(seconds)} s.`
      : 'Un peu trop vite. Réessayez dans un instant.',
  unavailable: 'Le serveur est injoignable.',
  internal: 'Un problème est survenu de notre côté.',
  badInput: 'Ce message ne peut pas être envoyé tel quel.',
  forbidden: 'L’envoi de messages n’est pas possible pour le moment.',
  originRefused: 'Le chat n’est pas disponible sur cette page.',
  siteUnknown: 'Ce chat n’existe plus.',
  outdated: 'Le chat a été mis à jour. Veuillez recharger la page.',
  reload: 'Recharger',
};
