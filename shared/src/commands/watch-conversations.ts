import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { id } from '../model/id.ts';
import { maxWatched } from '../rules/limits.ts';

export const watchConversations = defineCommand({
  name: 'watchConversations',
  summary:
    'Says which conversations this connection has open, and hears in full; the set replaces the one before.',
  route: null,
  who: ['agent', 'admin'],
  input: z.object({ conversationIds: z.array(id).max(maxWatched) }),
  output: z.object({
    /** Those of them that are there for the caller. */
    conversationIds: z.array(id),
  }),
});
