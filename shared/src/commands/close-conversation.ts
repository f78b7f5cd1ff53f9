import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id, position } from '../model/id.ts';

export const closeConversation = defineCommand({
  name: 'closeConversation',
  summary: 'Closes the conversation; a visitor’s next message wakes it.',
  route: { method: 'post', path: '/api/conversations/:conversationId/close' },
  who: ['agent', 'admin'],
  input: z.object({
    conversationId: id,
    /** The highest `seq` the caller had seen; a visitor's message after it answers `conflict`. */
    baseSeq: position.optional(),
  }),
  output: z.object({ conversation }),
  errors: ['notFound', 'conflict', 'wrongStatus'],
});
