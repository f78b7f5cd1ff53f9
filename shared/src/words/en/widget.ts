import { duration } from '../duration.ts';
import { plural } from '../plural.ts';

const count = (value: number) => new Intl.NumberFormat('en').format(value);

/** Everything a visitor reads in the chat. */
export const widget = {
  chat: 'Chat',
  chatWith: (site: string) => `Chat with ${site}`,
  close: 'Close chat',
  mute: 'Mute sound',
  unmute: 'Turn sound on',
  connected: 'Connected',
  connecting: 'Connecting',
  offline: 'Offline',
  replyTime: (minutes: number) => `Usually replies in ${duration('en', minutes)}`,
  greeting: 'Hi! How can we help?',
  messages: 'Messages',
  you: 'You',
  earlier: 'Show earlier messages',
  loading: 'Loading…',
  newMessages: (value: number) =>
    plural('en', value, { one: '# new message', other: '# new messages' }),
  unread: (value: number) =>
    plural('en', value, { one: '# unread message', other: '# unread messages' }),
  toNewest: 'Go to the newest message',
  typing: (name: string) => `${name} is typing…`,
  waitingHint: 'Thanks, we got your message. Someone will be with you soon.',
  closedHint: 'This conversation is closed. Write a message to open it again.',
  edited: 'edited',
  deleted: 'This message was deleted',
  file: 'Attachment',
  write: 'Write a message…',
  message: 'Your message',
  send: 'Send',
  emoji: 'Insert emoji',
  left: (value: number) =>
    plural('en', value, { one: '# character left', other: '# characters left' }),
  tooLong: (value: number) =>
    plural('en', value, {
      one: 'Too long by # character. Please shorten it.',
      other: 'Too long by # characters. Please shorten it.',
    }),
  waiting: 'Waiting to be sent',
  sending: 'Sending…',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  refused: 'Not sent',
  retry: 'Try again',
  discard: 'Discard',
  offlineHint: 'You’re offline. What you write is kept and sent once you’re back.',
  nothingKept:
    'This browser can’t keep anything more here. Stay on this page until your message is sent.',
  seenEarly: (site: string) => `${site} can see what you write before you send it.`,
  reconnecting: 'Connection lost. Trying again…',
  tooMany: (seconds: number) =>
    seconds > 0
      ? `A little too fast. Try again in ${count(seconds)} s.`
      : 'A little too fast. Try again in a moment.',
  unavailable: 'The server could not be reached.',
  internal: 'Something went wrong on our side.',
  badInput: 'This message can’t be sent as it is.',
  forbidden: 'Messages can’t be sent here right now.',
  originRefused: 'The chat is not available on this page.',
  siteUnknown: 'This chat doesn’t exist any more.',
  outdated: 'The chat has been updated. Please reload the page.',
  reload: 'Reload',
};

export type WidgetWords = typeof widget;
