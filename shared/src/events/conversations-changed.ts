import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { conversation } from '../model/conversation.ts';

export const conversationsChanged = defineEvent({
  name: 'conversationsChanged',
  summary:
    'Several conversations changed within a moment, each as it is now, for lists. One that only got messages comes without `visitor`, `context` and receipts: those stay as they were.',
  isDurable: true,
  body: z.object({ conversations: z.array(conversation) }),
});
