import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id } from '../model/id.ts';

export const acceptConversation = defineCommand({
  name: 'acceptConversation',
  summary:
    'The agent takes a waiting conversation; of two who try, one has it and the other learns who.',
  route: { method: 'post', path: '/api/conversations/:conversationId/accept' },
  who: ['agent', 'admin'],
  input: z.object({ conversationId: id }),
  output: z.object({ conversation }),
  errors: ['notFound', 'alreadyTaken', 'wrongStatus'],
});
