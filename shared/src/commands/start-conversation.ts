import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id } from '../model/id.ts';
import { message, messageText } from '../model/message.ts';
import { context } from '../model/page.ts';

export const startConversation = defineCommand({
  name: 'startConversation',
  summary:
    'The visitor sends a first message; an open conversation is adopted rather than doubled.',
  route: { method: 'post', path: '/api/conversations' },
  who: ['visitor'],
  input: z.object({
    /** The message's id, made by the client; a repeat answers with what is stored. */
    id,
    text: messageText,
    context: context.optional(),
  }),
  output: z.object({ conversation, message }),
  errors: ['siteUnknown', 'idTaken'],
});
