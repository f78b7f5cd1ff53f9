import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { message } from '../model/message.ts';

export const messageChanged = defineEvent({
  name: 'messageChanged',
  summary: 'A message was edited or taken back.',
  isDurable: true,
  body: z.object({ message }),
});
