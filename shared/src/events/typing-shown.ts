import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { id } from '../model/id.ts';
import { reader } from '../model/receipt.ts';

export const typingShown = defineEvent({
  name: 'typingShown',
  summary:
    'Someone writes, or has stopped; agents may get a visitor’s unsent text with it. Forget it after 6 s.',
  isDurable: false,
  body: z.object({
    conversationId: id,
    who: reader,
    isTyping: z.boolean(),
    preview: z.string().optional(),
  }),
});
