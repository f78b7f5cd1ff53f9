import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { conversation } from '../model/conversation.ts';

export const conversationChanged = defineEvent({
  name: 'conversationChanged',
  summary: 'Status, assignee, tags or counts of a conversation changed.',
  isDurable: true,
  body: z.object({ conversation }),
});
