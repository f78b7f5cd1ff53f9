import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id } from '../model/id.ts';

export const reopenConversation = defineCommand({
  name: 'reopenConversation',
  summary: 'Opens a closed conversation again, for the calling agent.',
  route: { method: 'post', path: '/api/conversations/:conversationId/reopen' },
  who: ['agent', 'admin'],
  input: z.object({ conversationId: id }),
  output: z.object({ conversation }),
  errors: ['notFound', 'wrongStatus'],
});
