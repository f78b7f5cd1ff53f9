import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id, position } from '../model/id.ts';
import { message, messageText } from '../model/message.ts';
import { context } from '../model/page.ts';

export const sendMessage = defineCommand({
  name: 'sendMessage',
  summary: 'Stores a message once and in order; a repeat of its id answers with what is stored.',
  route: { method: 'post', path: '/api/conversations/:conversationId/messages' },
  who: ['visitor', 'agent', 'admin'],
  input: z.object({
    /** UUIDv7, made by the client. */
    id,
    /** A visitor may leave it out: the message finds or starts the open conversation. */
    conversationId: id.optional(),
    kind: z.enum(['text', 'image', 'file', 'note']).optional(),
    text: messageText,
    attachmentIds: z.array(id).max(10).optional(),
    replyToId: id.optional(),
    /** The highest `seq` its author had seen; an agent's reply to a changed conversation answers `conflict`. */
    baseSeq: position.optional(),
    /** Kept with the conversation if this message starts one. */
    context: context.optional(),
  }),
  output: z.object({ message, conversation }),
  /** `conflict` carries `params { messages, conversation }`: what the author had not seen. */
  errors: ['notFound', 'siteUnknown', 'conflict', 'wrongStatus', 'idTaken'],
});
