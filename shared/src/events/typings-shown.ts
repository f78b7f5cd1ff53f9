import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { id } from '../model/id.ts';
import { reader } from '../model/receipt.ts';

export const typingsShown = defineEvent({
  name: 'typingsShown',
  summary:
    'Visitors who write or have stopped, for lists, gathered over a second and without unsent text. Forget each after 6 s.',
  isDurable: false,
  body: z.object({
    typings: z.array(z.object({ conversationId: id, who: reader, isTyping: z.boolean() })),
  }),
});
