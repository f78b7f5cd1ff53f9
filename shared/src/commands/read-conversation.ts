import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id } from '../model/id.ts';
import { presence } from '../model/presence.ts';

export const readConversation = defineCommand({
  name: 'readConversation',
  summary: 'One conversation with its receipts, without its messages.',
  route: { method: 'get', path: '/api/conversations/:conversationId' },
  who: ['visitor', 'agent', 'admin'],
  input: z.object({ conversationId: id }),
  output: z.object({
    conversation,
    /** Whether the visitor and the agents of this conversation are here now. */
    presences: z.array(presence),
  }),
  errors: ['notFound'],
});
