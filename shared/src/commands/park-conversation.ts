import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id, position, time } from '../model/id.ts';

export const parkConversation = defineCommand({
  name: 'parkConversation',
  summary: 'Parks the conversation until the visitor replies or a time comes.',
  route: { method: 'post', path: '/api/conversations/:conversationId/park' },
  who: ['agent', 'admin'],
  input: z.object({
    conversationId: id,
    until: time.optional(),
    /** The highest `seq` the caller had seen; a visitor's message after it answers `conflict`. */
    baseSeq: position.optional(),
  }),
  output: z.object({ conversation }),
  errors: ['notFound', 'conflict', 'wrongStatus'],
});
