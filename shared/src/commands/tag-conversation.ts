import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id } from '../model/id.ts';
import { maxTagLength, maxTags } from '../rules/limits.ts';

export const tagConversation = defineCommand({
  name: 'tagConversation',
  summary: 'Sets the tags of the conversation.',
  route: { method: 'post', path: '/api/conversations/:conversationId/tags' },
  who: ['agent', 'admin'],
  input: z.object({
    conversationId: id,
    tags: z.array(z.string().trim().min(1).max(maxTagLength)).max(maxTags),
  }),
  output: z.object({ conversation }),
  errors: ['notFound'],
});
