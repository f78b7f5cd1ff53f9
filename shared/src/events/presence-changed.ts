import { defineEvent } from '../event.ts';
import { presence } from '../model/presence.ts';

export const presenceChanged = defineEvent({
  name: 'presenceChanged',
  summary: 'Someone came, went away or left.',
  isDurable: false,
  body: presence,
});
