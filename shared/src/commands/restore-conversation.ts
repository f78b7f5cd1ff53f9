import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id } from '../model/id.ts';

export const restoreConversation = defineCommand({
  name: 'restoreConversation',
  summary: 'Brings an archived conversation back to the lists.',
  route: { method: 'post', path: '/api/conversations/:conversationId/restore' },
  who: ['agent', 'admin'],
  input: z.object({ conversationId: id }),
  output: z.object({ conversation }),
  errors: ['notFound'],
});
