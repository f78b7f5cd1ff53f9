import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { id } from '../model/id.ts';
import { message } from '../model/message.ts';
import { maxPage } from '../rules/limits.ts';

export const listMessages = defineCommand({
  name: 'listMessages',
  summary: 'A page of messages in `seq` order: after a position, before one, or the newest.',
  route: { method: 'get', path: '/api/conversations/:conversationId/messages' },
  who: ['visitor', 'agent', 'admin'],
  input: z.object({
    conversationId: id,
    after: z.coerce.number().int().nonnegative().optional(),
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(maxPage).optional(),
  }),
  output: z.object({
    messages: z.array(message),
    /** Whether there are more on the far side of this page (older ones, or newer ones for `after`). */
    hasMore: z.boolean(),
  }),
  errors: ['notFound'],
});
