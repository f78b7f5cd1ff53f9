import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { id } from '../model/id.ts';

const count = z.number().int().nonnegative();

export const countConversations = defineCommand({
  name: 'countConversations',
  summary: 'How many conversations each of the console’s lists holds.',
  route: { method: 'get', path: '/api/conversation-counts' },
  who: ['agent', 'admin'],
  input: z.object({ siteId: id.optional() }),
  output: z.object({
    counts: z.object({
      queue: count,
      mine: count,
      all: count,
      pending: count,
      closed: count,
      archived: count,
    }),
  }),
});
