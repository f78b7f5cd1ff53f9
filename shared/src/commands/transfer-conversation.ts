import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id } from '../model/id.ts';

export const transferConversation = defineCommand({
  name: 'transferConversation',
  summary:
    'Hands the conversation to a colleague, or back to the queue, with a note for whoever takes it.',
  route: { method: 'post', path: '/api/conversations/:conversationId/transfer' },
  who: ['agent', 'admin'],
  input: z.object({
    conversationId: id,
    /** Null puts it back in the queue. */
    agentId: id.nullable(),
    note: z.string().max(2_000).optional(),
  }),
  output: z.object({ conversation }),
  errors: ['notFound', 'wrongStatus'],
});
