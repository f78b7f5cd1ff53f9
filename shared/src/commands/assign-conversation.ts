import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id } from '../model/id.ts';

export const assignConversation = defineCommand({
  name: 'assignConversation',
  summary: 'Gives the conversation to an agent (the caller may name themselves).',
  route: { method: 'post', path: '/api/conversations/:conversationId/assign' },
  who: ['agent', 'admin'],
  input: z.object({ conversationId: id, agentId: id }),
  output: z.object({ conversation }),
  errors: ['notFound', 'wrongStatus'],
});
