import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { conversation } from '../model/conversation.ts';
import { message } from '../model/message.ts';

export const messageStored = defineEvent({
  name: 'messageStored',
  summary:
    'A message has its place in a conversation. Live it comes with the conversation it changed, in catch-up alone.',
  isDurable: true,
  body: z.object({ message, conversation: conversation.optional() }),
});
