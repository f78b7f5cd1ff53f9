import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { id } from '../model/id.ts';
import { maxPreviewLength } from '../rules/limits.ts';

export const showTyping = defineCommand({
  name: 'showTyping',
  summary:
    'Shows the other side that someone writes, and a visitor’s unsent text where the site allows it; never stored.',
  route: null,
  who: ['visitor', 'agent', 'admin'],
  input: z.object({
    conversationId: id,
    isTyping: z.boolean(),
    preview: z.string().max(maxPreviewLength).optional(),
  }),
  output: z.object({}),
  errors: ['notFound'],
});
