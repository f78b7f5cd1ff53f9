import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id, position } from '../model/id.ts';

export const archiveConversation = defineCommand({
  name: 'archiveConversation',
  summary: 'Hides the conversation from the lists, closing it first if it is open.',
  route: { method: 'post', path: '/api/conversations/:conversationId/archive' },
  who: ['agent', 'admin'],
  input: z.object({
    conversationId: id,
    /** The highest `seq` the caller had seen; a visitor's message after it answers `conflict`. */
    baseSeq: position.optional(),
  }),
  output: z.object({ conversation }),
  errors: ['notFound', 'conflict'],
});
